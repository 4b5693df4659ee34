import { Navigate } from '@tanstack/react-router'
import { brandNames } from './places.ts'
import { readChoices } from './choices.ts'
import { NoBrand } from './no-brand.tsx'
import { useMe } from './session.ts'

/** Where the console opens: the brand one was in last, or the first. */
export function Start() {
  const names = brandNames(useMe().data?.workspaces ?? [])
  const last = readChoices().brand
  const [first] = names.keys()
  const brand = last && names.has(last) ? last : first
  if (!brand) return <NoBrand />
  return (
    <Navigate
      to="/b/$brand/inbox/$view/{-$conversation}"
      params={{ brand, view: 'mine', conversation: undefined }}
      replace
    />
  )
}
