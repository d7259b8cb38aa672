/** Waves going out: on air. */
export function Brand({ name }: { readonly name: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-2xl font-bold">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-9 text-action" fill="none">
        <circle cx="16" cy="16" r="4" fill="currentColor" />
        <path
          d="M9.6 22.4a9 9 0 0 1 0-12.8M22.4 9.6a9 9 0 0 1 0 12.8M5.4 26.6a15 15 0 0 1 0-21.2M26.6 5.4a15 15 0 0 1 0 21.2"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      {name}
    </span>
  );
}
