/** The desk's fields with what checks found in them below: known by the id of their place. */
import type { ComponentProps } from 'react'
import { TextArea, TextInput } from '../../../parts/field.tsx'
import { useFound } from './found-in.tsx'

/** See field-ids.ts. */
type Place = { field: string }

export function CheckedArea({ field, ...rest }: Place & Omit<ComponentProps<typeof TextArea>, 'controlId' | 'found'>) {
  return <TextArea {...rest} controlId={field} found={useFound([field], rest.label)} />
}

export function CheckedInput({
  field,
  ...rest
}: Place & Omit<ComponentProps<typeof TextInput>, 'controlId' | 'found'>) {
  return <TextInput {...rest} controlId={field} found={useFound([field], rest.label)} />
}
