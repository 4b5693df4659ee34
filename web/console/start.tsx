import { Navigate } from '@tanstack/react-router'
import type { View } from '#protocol'
import { brandNames } from './places.ts'
import { readChoices } from './choices.ts'
import { NoBrand } from './no-brand.tsx'
import { useMe } from './session.ts'

/** Where the console opens: the brand one was in last, or the first; in the view that a shortcut names. */
export function Start({ view }: { view: View }) {
  const names = brandNames(useMe().data?.workspaces ?? [])
  const last = readChoices().brand
  const [first] = names.keys()
  const brand = last && names.has(last) ? last : first
  if (!brand) return <NoBrand />
  return (
    <Navigate to="/b/$brand/inbox/$view/{-$conversation}" params={{ brand, view, conversation: undefined }} replace />
  )
}

/** Where something that was told outside leads: the brand by its id, and the conversation, or `alerts`. */
export function To({ workspace, conversation }: { workspace: string; conversation: string }) {
  const [name] = [...brandNames(useMe().data?.workspaces ?? [])].find(([, id]) => id === workspace) ?? []
  if (!name) return <NoBrand hasOthers />
  if (conversation === 'alerts')
    return <Navigate to="/b/$brand/alerts/{-$tab}" params={{ brand: name, tab: undefined }} replace />
  return (
    <Navigate to="/b/$brand/inbox/$view/{-$conversation}" params={{ brand: name, view: 'all', conversation }} replace />
  )
}
