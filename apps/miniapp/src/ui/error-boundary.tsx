import { Component, type ReactNode } from "react";

interface ErrorBoundaryProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

type ErrorBoundaryState = { readonly kind: "fine" } | { readonly kind: "broken" };

/** React's own way to catch what breaks while drawing: words instead of an empty page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { kind: "fine" };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { kind: "broken" };
  }

  override render(): ReactNode {
    return this.state.kind === "broken" ? this.props.fallback : this.props.children;
  }
}
