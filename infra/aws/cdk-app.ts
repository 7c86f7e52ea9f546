/** The CDK app: `cdk synth` and `cdk deploy` run this; findings of cdk-nag that nobody acknowledged make it fail. */
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { readSettings } from './settings.ts'
import { makeStack } from './stack.ts'

const app = new App()
makeStack(app, readSettings(app.node), { description: 'Chuangxun: issues of a briefing, from draft to inbox' })
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
