/** Every way of leaving an editor within a second of typing, in a real browser: what was typed is there again, once, and nobody is told of a conflict with themselves. */
import type { Page } from 'puppeteer-core'
import { beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import type { Caller } from '../support/caller.ts'
import type { Someone } from '../support/someone.ts'
import { aWrittenIssue, ok } from '../support/way.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = usingApp()
const windows = new Map<string, Someone>()
/** Another who may write at the same: of the desk, and of the department. */
let issue: Issue
