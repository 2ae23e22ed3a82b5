// @ts-check
import { shutNobodyOut } from "./access.js";

shutNobodyOut("prompt", "practice");
