// @ts-check
import { shutNobodyOut } from "./access.js";

shutNobodyOut("dashboard");
