// The element that ticket-widget.js defines, for sites written in TypeScript.

/** What a site may fill in beforehand. What the reporter typed is never written over. */
export interface Prefill {
  title?: string;
  error?: string;
  url?: string;
  contact?: { name?: string; email?: string; phone?: string };
}

/** The detail of `ticket-submitted`. Where the page's policy allows no Wasm, it has the number alone. */
export interface Receipt {
  readonly number: string;
  readonly siteId?: string;
  /** RFC 3339, UTC. */
  readonly receivedAt?: string;
  /** RFC 3339, UTC; null where the desk promises no time. */
  readonly answerBy?: string | null;
  /** The reporter's own page about the ticket. Whoever has its address can read the ticket. */
  readonly statusUrl?: string;
  /** The number to call now, as people write it; only an emergency has it. */
  readonly emergencyPhone?: string;
}

/** The detail of `ticket-invalid`. */
export interface Invalid {
  readonly errors?: readonly { pointer: string; code: string; message: string }[];
}

/** The detail of `ticket-failed`: the status of the answer, 0 without one, and what was said. */
export interface Failed {
  readonly status: number;
  readonly message?: string;
}

/** The detail of `ticket-waiting`: there is no connection, and the ticket goes out by itself. */
export interface Waiting {
  readonly title: string;
}

export interface TicketWidget extends HTMLElement {
  /** Opens the form. The promise ends when it is open, or another way to the desk was taken. */
  open(trigger?: HTMLElement): Promise<void>;
  /** Closes the form. What was typed is there when it opens again. */
  close(): void;
  /** Fills in what the site knows; what was given before stays, unless it is given anew. */
  prefill(values: Prefill): void;
  /** Where a CMS knows who is logged in: gives a token that it signed, or nothing. See `editor-token-url` in the README. */
  editorToken?: () => string | null | undefined | Promise<string | null | undefined>;
}

/** The attributes in markup, for frameworks that check those. */
export interface TicketWidgetAttributes {
  /** Four digits. */
  "site-id": string;
  lang?: string;
  /** `dialog`: the link opens a panel. `inline`: the form stands in the page. */
  mode?: "dialog" | "inline";
  /** The desk's address, where it is another than the script's. */
  endpoint?: string;
  /** Without it, as the page is. `auto`: as the reporter prefers. */
  theme?: "light" | "dark" | "auto";
  /** There: the page's last script errors go along, where the reporter leaves them. */
  "capture-errors"?: "" | boolean;
  /** What a CMS signed of who is logged in, or where to fetch it. */
  "editor-token"?: string;
  "editor-token-url"?: string;
  /** The kind of request that is chosen beforehand. */
  category?: "problem" | "question" | "change" | "feature" | "complaint" | "abuse" | "emergency";
}

/** What the widget tells. The events bubble, so a page can listen anywhere above it. */
export interface TicketWidgetEvents {
  "ticket-open": CustomEvent<null>;
  "ticket-close": CustomEvent<null>;
  "ticket-invalid": CustomEvent<Invalid>;
  "ticket-submitted": CustomEvent<Receipt>;
  "ticket-waiting": CustomEvent<Waiting>;
  "ticket-failed": CustomEvent<Failed>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ticket-widget": TicketWidget;
  }
  interface HTMLElementEventMap extends TicketWidgetEvents {}
  interface DocumentEventMap extends TicketWidgetEvents {}
}
