import type { ComponentProps } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Field } from "../ui/field.tsx";
import { RoomPreview } from "./room-preview.tsx";
import type { useEntry } from "./use-entry.ts";

interface CodeFieldProps extends Pick<
  ComponentProps<typeof Field>,
  "problem" | "onText" | "autoFocus"
> {
  readonly text: string;
  readonly preview: ReturnType<typeof useEntry>["preview"];
  readonly onRetry: () => void;
}

/** For whoever came without a link: which room? */
export function CodeField({ text, preview, onRetry, ...field }: CodeFieldProps) {
  const { entry } = useTexts();
  return (
    <section className="flex flex-col gap-3">
      <Field
        {...field}
        label={entry.codeLabel}
        placeholder={entry.codeHint}
        value={text}
        data-testid="code-input"
        autoCapitalize="none"
        enterKeyHint="go"
      />
      {preview && (
        <div className="px-4">
          <RoomPreview preview={preview} onRetry={onRetry} />
        </div>
      )}
    </section>
  );
}
