/** The stack as CloudFormation gets it, and its functions' environments as Lambda would see them. */
import { App, type Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../../cdk.json' with { type: 'json' }
import { readSettings, type Settings } from '../../../infra/aws/settings.ts'
import { makeStack } from '../../../infra/aws/stack.ts'
import { fillingIn } from './filled-in.ts'
import { type Resource, withFault } from './template-faults.ts'

/** As CDK's command makes it: with the switches of cdk.json, by which a template differs (rights put together, who may bring logs). */
export const anApp = (context: Record<string, unknown> = {}, outdir?: string): App =>
  new App({ ...(outdir !== undefined && { outdir }), context: { ...cdkJson.context, ...context } })

/** What a centre gets that says nothing but its address. */
export const SETTINGS: Settings = readSettings(anApp({ mailFrom: 'briefing@example.org', onlySynth: 'yes' }).node)

/** The template that a stack deploys; with the fault in it that the environment names, for `npm run mutate:aws`. */
export function templateOf(stack: Stack): Template {
  const template = Template.fromStack(stack)
  const { TEMPLATE_FAULT } = process.env
  return TEMPLATE_FAULT ? withFault(template, TEMPLATE_FAULT) : template
}

/** Without bundling, which takes seconds and which these tests do not look at. */
export function synthesised(settings: Partial<Settings> = {}) {
  const app = anApp({ 'aws:cdk:bundling-stacks': [] })
  const stack = makeStack(app, { ...SETTINGS, ...settings })
  return { app, template: templateOf(stack) }
}

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
  const fill = fillingIn(template)
  const ours = resourcesOf(template, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
    Properties.Runtime.startsWith('nodejs24'),
  )
  return new Map(
    ours.map(([id, { Properties }]) => [
      id.replace(/[0-9A-F]{8}$/, '').toLowerCase(),
      { id, variables: fill(Properties.Environment?.Variables ?? {}) },
    ]),
  )
}
