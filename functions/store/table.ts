/** The one table: how to reach it, and what its keys and its index are. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { QUICK } from '../time-limits.ts'

/**
 * `secret`: the installation's, which seals the heads of records (record-head.ts). `ahead`: rows by place that were read already
 * (`readAhead` in raw-rows.ts), undefined where there is none.
 */
export type Table = { name: string; db: DynamoDBDocumentClient; secret: string; ahead?: Map<string, unknown> }

/** Keys of a row; the index `by-kind` holds only rows that carry `gsi1pk` (sparse). */
export type Keys = { pk: string; sk: string; gsi1pk?: string; gsi1sk?: string }

export const INDEX = 'by-kind'

/** The table as it must be; infra/aws declares the same, a test compares them. */
export const tableDefinition = (name: string) =>
  ({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: INDEX,
        KeySchema: [
          { AttributeName: 'gsi1pk', KeyType: 'HASH' },
          { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }) satisfies CreateTableCommandInput

/** A client for the table; `endpoint` only for an engine that is not AWS. */
export function openTable(name: string, secret: string, endpoint?: string): Table {
  const local = endpoint && {
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const client = new DynamoDBClient({ maxAttempts: 5, requestHandler: QUICK, ...(local || {}) })
  return { name, secret, db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }) }
}

/** Makes the table where it is missing (a local engine; on AWS the stack makes it) and returns its stream's ARN. */
export async function ensureTable(table: Table): Promise<string> {
  try {
    await table.db.send(new CreateTableCommand(tableDefinition(table.name)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  const { Table: description } = await table.db.send(new DescribeTableCommand({ TableName: table.name }))
  if (!description?.LatestStreamArn) throw new Error(`table ${table.name} has no stream`)
  return description.LatestStreamArn
}
