import { relative, sep } from "node:path";
import { whyNot } from "./ladder.js";

/** `efir/ladder`: imports go one way, and each outside world has one door. The table is in ladder.js. */
const ladder = {
  meta: { type: "problem", schema: [], messages: { closed: "{{why}} (tooling/eslint/ladder.js)" } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    const check = (node) => {
      if (typeof node?.value !== "string") return;
      const why = whyNot(file, node.value);
      if (why) context.report({ node, messageId: "closed", data: { why } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
    };
  },
};

export default { rules: { ladder } };
