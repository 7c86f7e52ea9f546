/** Rights that are not a role's: which service may call a function, and which may send to a queue. */
import type { Template } from 'aws-cdk-lib/assertions'
import { fillingIn } from '../filled-in.ts'
import { resourcesOf } from '../synthesised.ts'
import { type Asked, allows, like, type Statement } from './statements.ts'

/** @throws Error where `service` may not call the function for what has this ARN. */
export function mustBeLetInvoke(template: Template, functionArn: string, service: string, sourceArn: string): void {
  const fill = fillingIn(template)
  const isLet = resourcesOf(template, 'AWS::Lambda::Permission').some(([, { Properties }]) => {
    const { Action, FunctionName, Principal, SourceArn } = fill(Properties)
    return (
      Action === 'lambda:InvokeFunction' &&
      FunctionName === functionArn &&
      Principal === service &&
      like(sourceArn, SourceArn)
    )
  })
  if (!isLet) throw new Error(`${service} may not invoke ${functionArn} for ${sourceArn}`)
}

/** @throws Error where the queue's policy does not let `service` send for what has this ARN. */
export function mustBeLetSend(template: Template, queueArn: string, service: string, sourceArn: string): void {
  const fill = fillingIn(template)
  const statements: Statement[] = resourcesOf(template, 'AWS::SQS::QueuePolicy').flatMap(([, { Properties }]) =>
    fill(Properties.PolicyDocument.Statement),
  )
  const about = statements.filter(({ Principal }) => {
    const named = typeof Principal === 'object' ? Object.values(Principal).flat() : [Principal]
    return named.includes(service) || named.includes('*')
  })
  const asked: Asked = {
    action: 'sqs:SendMessage',
    resource: queueArn,
    context: { 'aws:SourceArn': [sourceArn], 'aws:SecureTransport': ['true'] },
  }
  if (!allows(about, asked)) throw new Error(`${service} may not send to ${queueArn} for ${sourceArn}`)
}
