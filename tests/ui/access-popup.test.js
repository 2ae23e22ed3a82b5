// @ts-check
import { shutNobodyOut } from "./access.js";

shutNobodyOut("popup", "settings", "welcome");
