export type Theme = "light" | "dark";

const LIGHT = {
  bg_color: "#ffffff",
  secondary_bg_color: "#f0f2f5",
  section_bg_color: "#ffffff",
  header_bg_color: "#ffffff",
  bottom_bar_bg_color: "#ffffff",
  text_color: "#000000",
  subtitle_text_color: "#707579",
  hint_color: "#707579",
  section_header_text_color: "#3390ec",
  section_separator_color: "#dadce0",
  accent_text_color: "#3390ec",
  link_color: "#3390ec",
  button_color: "#3390ec",
  button_text_color: "#ffffff",
  destructive_text_color: "#df3f40",
} as const;

const DARK = {
  bg_color: "#17212b",
  secondary_bg_color: "#0e1621",
  section_bg_color: "#17212b",
  header_bg_color: "#17212b",
  bottom_bar_bg_color: "#17212b",
  text_color: "#f5f5f5",
  subtitle_text_color: "#708499",
  hint_color: "#708499",
  section_header_text_color: "#6ab3f3",
  section_separator_color: "#0e1621",
  accent_text_color: "#6ab2f2",
  link_color: "#6ab3f3",
  button_color: "#5288c1",
  button_text_color: "#ffffff",
  destructive_text_color: "#ec3942",
} as const;

export const themeParams = (theme: Theme) => (theme === "dark" ? DARK : LIGHT);
