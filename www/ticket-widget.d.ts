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
  number: string;
  siteId?: string;
  /** RFC 3339, UTC. */
  receivedAt?: string;
  /** RFC 3339, UTC; null where the desk promises no time. */
  answerBy?: string | null;
  /** The reporter's own page about the ticket. Whoever has its address can read the ticket. */
  statusUrl?: string;
}

/** The detail of `ticket-invalid`. */
export interface Invalid {
  errors?: { pointer: string; code: string; message: string }[];
}

/** The detail of `ticket-failed`: the status of the answer, 0 without one, and what was said. */
export interface Failed {
  status: number;
  message?: string;
}

export interface TicketWidget extends HTMLElement {
  /** Opens the form. The promise ends when it is open, or another way to the desk was taken. */
  open(trigger?: HTMLElement): Promise<void>;
  /** Closes the form. What was typed is there when it opens again. */
  close(): void;
  prefill(values: Prefill): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "ticket-widget": TicketWidget;
  }
  interface HTMLElementEventMap {
    "ticket-open": CustomEvent<null>;
    "ticket-close": CustomEvent<null>;
    "ticket-invalid": CustomEvent<Invalid>;
    "ticket-submitted": CustomEvent<Receipt>;
    "ticket-failed": CustomEvent<Failed>;
  }
}
