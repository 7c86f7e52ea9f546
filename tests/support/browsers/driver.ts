/** The requests that every browser answers, whichever way it is driven. */

export type Driver = {
  goTo(url: string): Promise<void>
  /** The value of an expression in the page, which must be JSON. */
  run(expression: string): Promise<unknown>
  /** A click with the left button at this point of the window. */
  click(at: { x: number; y: number }): Promise<void>
  /** Puts the text where the focus is, as one piece. */
  type(text: string): Promise<void>
  /** The window as PNG, in base64. */
  picture(): Promise<string>
  close(): Promise<void>
}

/** Its window. */
export const WINDOW = { width: 1280, height: 900 }
