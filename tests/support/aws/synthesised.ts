/** The stack as CloudFormation gets it, and its functions' environments as Lambda would see them. */
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../../cdk.json' with { type: 'json' }
import { readSettings, type Settings } from '../../../infra/aws/settings.ts'
import { makeStack } from '../../../infra/aws/stack.ts'

/** As CDK's command makes it: with the switches of cdk.json, by which a template differs (rights put together, who may bring logs). */
export const anApp = (context: Record<string, unknown> = {}, outdir?: string): App =>
  new App({ ...(outdir !== undefined && { outdir }), context: { ...cdkJson.context, ...context } })

/** What a centre gets that says nothing but its address. */
export const SETTINGS: Settings = readSettings(anApp({ mailFrom: 'briefing@example.org', onlySynth: 'yes' }).node)

/** Without bundling, which takes seconds and which these tests do not look at. */
export function synthesised(settings: Partial<Settings> = {}) {
  const app = anApp({ 'aws:cdk:bundling-stacks': [] })
  const stack = makeStack(app, { ...SETTINGS, ...settings })
  return { app, template: Template.fromStack(stack) }
}

// biome-ignore lint/suspicious/noExplicitAny: a template's values are of every shape
export type Resource = { Type: string; Properties: any; DeletionPolicy?: string; DependsOn?: string[] }

/** By their ids. CDK says of a template's resources only that they are objects; every one has these members. */
export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource as Resource])

/** The only resource of a type. */
export function theOnly(template: Template, type: string): Resource {
  const [found, ...others] = resourcesOf(template, type)
  if (!found || others.length > 0) throw new Error(`not exactly one ${type}`)
  return found[1]
}

/** The properties of the event source that is this table or queue. */
export function eventSourceOf(template: Template, id: string): Resource['Properties'] {
  const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)
  const [source, ...others] = sources.filter(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][0].startsWith(id))
  if (!source || others.length > 0) throw new Error(`not exactly one event source of ${id}`)
  return source
}

/** Our own functions by the names of their entry files, without hyphens. */
export function functionsOf(template: Template): Map<string, { id: string; variables: Record<string, string> }> {
  const ours = resourcesOf(template, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
    Properties.Runtime.startsWith('nodejs24'),
  )
  return new Map(
    ours.map(([id, { Properties }]) => [
      id.replace(/[0-9A-F]{8}$/, '').toLowerCase(),
      { id, variables: environmentOf(Properties) },
    ]),
  )
}

/** Variables with what AWS fills in filled in. */
function environmentOf(properties: Resource['Properties']): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(properties.Environment?.Variables ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, filledIn(value)]))
}

function filledIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) throw new Error(`not known how AWS fills in ${value}`)
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [between, parts] = value['Fn::Join']
    return parts.map(filledIn).join(between)
  }
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return `${value['Fn::GetAtt'].join('-')}.example.org`
  if ('Ref' in value && typeof value.Ref === 'string')
    return value.Ref.startsWith('SignInKey')
      ? `arn:aws:secretsmanager:eu-north-1:123456789012:secret:${value.Ref}`
      : value.Ref
  throw new Error(`not known how AWS fills in ${JSON.stringify(value)}`)
}
