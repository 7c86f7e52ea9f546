/** Rights of the listener to mail events on rows: the template grants just these, and its code asks for no more. */
export const LISTENER_RIGHTS = ['BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem']

/** In a transaction each item needs the right of its own kind. */
const OF_ITEM: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

/** What a request to DynamoDB needs of the rights on rows. */
export function rightsFor(command: string, input: object): string[] {
  if (!('TransactItems' in input) || !Array.isArray(input.TransactItems)) return [command.replace(/Command$/, '')]
  return input.TransactItems.flatMap((item: object) => Object.keys(item)).map((kind) => OF_ITEM[kind] ?? kind)
}
