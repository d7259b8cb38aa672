import efir from "@efir/eslint-rules";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const size = (lines, functionLines) => ({
  "max-lines": ["error", lines],
  "max-lines-per-function": ["error", functionLines],
});

export default tseslint.config(
  { ignores: ["**/dist/", "**/.turbo/", "**/.cache/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { plugins: { efir }, rules: { "efir/ladder": "error", ...size(300, 50) } },
  { files: ["**/*.mjs"], rules: { "no-unused-vars": "error", "no-undef": "off" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-non-null-assertion": "error",
      "max-params": ["error", 3],
    },
  },
  {
    files: ["apps/{miniapp,sandbox/page}/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["**/*.test.{ts,tsx}", "**/*.contract.ts", "**/testing/**", "e2e/**"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
);
