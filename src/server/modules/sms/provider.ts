/** A short message that a {@link SendSms} has to send. */
export interface ShortMessage {
  /** The sender's number or name; empty if the provider is to choose. */
  readonly from: string;
  /** The receiver's number: `+` and digits. */
  readonly to: string;
  /** What it says, which may be longer than one message of the network. */
  readonly text: string;
  /** Whether the text must not be written to any log. */
  readonly isPrivate: boolean;
}

/** What goes with a {@link ShortMessage}. */
export interface SmsContext {
  /** Aborts when the server closes. */
  readonly signal: AbortSignal;
  /** Says that the message will be sent later. The sender is told so. */
  delayed(): void;
}

/**
 * Sends a short message by a provider. Fulfilled when the provider has sent it. If it rejects with a RequestError, the sender is told its
 * text; of other errors, that it has not been sent.
 */
export type SendSms = (message: ShortMessage, context: SmsContext) => Promise<void>;
