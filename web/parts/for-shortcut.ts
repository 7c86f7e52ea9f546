/** Whether a key is meant for the page: none is that is held with others, composes, or is typed into a field or a window. */
export const isForShortcut = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.isComposing &&
  event.target instanceof Element &&
  event.target.closest('dialog, [role="dialog"], input, textarea, select') === null
