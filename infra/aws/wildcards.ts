/** Wildcards in a policy that were looked at: each is named, with the reason why it is no wider than it must be. */
import { CfnElement, Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** `findings` as cdk-nag names them, e.g. `Resource::*` or `Action::s3:List*`. */
export function acknowledgeWildcards(holder: IConstruct, reason: string, findings: string[]): void {
  Validations.of(holder).acknowledge(...findings.map((finding) => ({ id: `AwsSolutions-IAM5[${finding}]`, reason })))
}

/** cdk-nag's name of every object in a bucket, or of those with such keys. */
export function anyObjectOf(bucket: IConstruct, keys = '*'): string {
  const resource = bucket.node.defaultChild
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${bucket.node.path} is not a bucket of this stack`)
  return `Resource::<${Stack.of(bucket).getLogicalId(resource)}.Arn>/${keys}`
}
