/** The one table; functions/store/table.ts says what it must be, a test compares the two. */
import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { keys } from '#functions/store/keys.ts'
import { INDEX } from '#functions/store/table.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

export function makeTable(scope: Construct): ITable {
  const table = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'expiresAt',
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    // Not RETAIN_ON_UPDATE_OR_DELETE: a table that is protected could not be removed after a first try that failed, and would hold all up.
    removalPolicy: RemovalPolicy.RETAIN,
  })
  table.addGlobalSecondaryIndex({
    indexName: INDEX,
    partitionKey: text('gsi1pk'),
    sortKey: text('gsi1sk'),
    projectionType: ProjectionType.ALL,
  })
  // CDK's own types are not made for exactOptionalPropertyTypes; a Table is an ITable by its `implements`.
  return table as ITable
}

/** Rows by key and by the index, and transactions; no scan, and no change to the table itself. */
export function grantRows(table: ITable, role: Role): void {
  role.addToPolicy(
    new PolicyStatement({
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map(
        (name) => `dynamodb:${name}`,
      ),
      resources: [table.tableArn, `${table.tableArn}/index/${INDEX}`],
    }),
  )
}

/** What tells whose a session is (functions/sign-in/session.ts): those rows, read by their keys, and no other row of the table. */
export function grantSessions(table: ITable, role: Role): void {
  role.addToPolicy(
    new PolicyStatement({
      actions: ['dynamodb:BatchGetItem'],
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': [keys.session('', '').pk, keys.person('', '').pk].map((pk) => `${pk}*`),
        },
      },
    }),
  )
}
