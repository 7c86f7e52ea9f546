/** Which regions a stack may do what in: decided by the template itself while it is deployed, so that it is the same for all. */
import { CfnCondition, Fn, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * Those that every account has from the start, and those of China: CloudFront brings its access log to buckets of these only, and
 * elsewhere creates no distribution with one. The list does not grow: newer regions must be opted into.
 */
export const TAKES_SITE_LOG = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  ...['cn-north-1', 'cn-northwest-1'],
]

/** The most that CloudFormation takes in one `Fn::Or`. */
const MOST_IN_OR = 10

/** Whether the stack stands in one of `regions`. */
export function isIn(scope: Construct, id: string, regions: readonly string[]): CfnCondition {
  const { region } = Stack.of(scope)
  const parts: string[][] = []
  for (let n = 0; n < regions.length; n += MOST_IN_OR) parts.push(regions.slice(n, n + MOST_IN_OR))
  const anyOf = parts.map((part) => Fn.conditionOr(...part.map((one) => Fn.conditionEquals(region, one))))
  return new CfnCondition(scope, id, { expression: Fn.conditionOr(...anyOf) })
}
