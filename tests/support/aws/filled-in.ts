/** A template's values as CloudFormation fills them in while it deploys, in an account and a region of the test's. */
import type { Template } from 'aws-cdk-lib/assertions'

export const ACCOUNT = '123456789012'
export const REGION = 'eu-north-1'

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::StackName': 'Chuangxun',
  'AWS::URLSuffix': 'amazonaws.com',
}

/** The service and the form of the ARN of each type that is asked for one. */
const ARNS: Record<string, (id: string) => string> = {
  'AWS::DynamoDB::Table': (id) => arn('dynamodb', `table/${id}`),
  'AWS::Events::Rule': (id) => arn('events', `rule/${id}`),
  'AWS::IAM::Role': (id) => `arn:aws:iam::${ACCOUNT}:role/${id}`,
  'AWS::Lambda::Function': (id) => arn('lambda', `function:${id}`),
  'AWS::Lambda::LayerVersion': (id) => arn('lambda', `layer:${id}:1`),
  'AWS::Logs::LogGroup': (id) => arn('logs', `log-group:${id}:*`),
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${bucketName(id)}`,
  'AWS::SecretsManager::Secret': (id) => arn('secretsmanager', `secret:${id}`),
  'AWS::SNS::Topic': (id) => arn('sns', id),
  'AWS::SQS::Queue': (id) => arn('sqs', id),
}
/** What `Ref` gives of these is their ARN. */
const REF_IS_ARN = new Set(['AWS::Lambda::LayerVersion', 'AWS::SecretsManager::Secret', 'AWS::SNS::Topic'])

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
const bucketName = (id: string) => id.toLowerCase()

// biome-ignore lint/suspicious/noExplicitAny: a template's values are of every shape
type Json = any

/** Fills in any value of this template. @throws Error for a function of CloudFormation that is not known here */
export function fillingIn(template: Template): (value: Json) => Json {
  const { Resources, Conditions = {} } = template.toJSON()
  const typeOf = (id: string): string => {
    const type = Resources[id]?.Type
    if (!type) throw new Error(`the template has no ${id}`)
    return type
  }
  const arnOf = (id: string): string => {
    const of = ARNS[typeOf(id)]
    if (!of) throw new Error(`not known how AWS names a ${typeOf(id)}`)
    return of(id)
  }
  const ref = (name: string): Json => {
    if (name === 'AWS::NoValue') return undefined
    if (name in PSEUDO) return PSEUDO[name]
    if (REF_IS_ARN.has(typeOf(name))) return arnOf(name)
    return typeOf(name) === 'AWS::S3::Bucket' ? bucketName(name) : name
  }
  const attribute = ([id, name]: [string, string]): string => {
    if (name === 'Arn') return arnOf(id)
    if (name === 'StreamArn') return `${arnOf(id)}/stream/2026-02-01T00:00:00.000`
    if (name === 'DomainName') return `${id.toLowerCase()}.cloudfront.net`
    if (name === 'RegionalDomainName') return `${bucketName(id)}.s3.${REGION}.amazonaws.com`
    return `${id}.${name}`
  }
  const holds = (condition: Json): boolean => {
    if (condition['Fn::Or']) return condition['Fn::Or'].some(holds)
    if (condition['Fn::Equals']) return fill(condition['Fn::Equals'][0]) === fill(condition['Fn::Equals'][1])
    throw new Error(`not known how AWS decides ${JSON.stringify(condition)}`)
  }
  const fill = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(fill).filter((one) => one !== undefined)
    if (typeof value !== 'object' || value === null) return value
    const [name = '', ...others] = Object.keys(value)
    const given = value[name]
    if (others.length === 0 && name === 'Ref') return ref(given)
    if (others.length === 0 && name === 'Fn::GetAtt') return attribute(given)
    if (others.length === 0 && name === 'Fn::Join') return fill(given[1]).join(given[0])
    if (others.length === 0 && name === 'Fn::If') return fill(holds(Conditions[given[0]]) ? given[1] : given[2])
    if (name.startsWith('Fn::')) throw new Error(`not known how AWS fills in ${JSON.stringify(value)}`)
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => [key, fill(one)])
        .filter(([, one]) => one !== undefined),
    )
  }
  return fill
}
