import { register as acknowledgements } from '#api/acknowledgements'
import { register as alerts } from '#api/alerts'
import { register as audit } from '#api/audit'
import { register as cases } from '#api/cases'
import { register as channels } from '#api/channels'
import { register as chat } from '#api/chat'
import { register as consents } from '#api/consents'
import { register as conversations } from '#api/conversations'
import { register as counts } from '#api/counts'
import { register as customers } from '#api/customers'
import { register as drafts } from '#api/drafts'
import { register as facts } from '#api/facts'
import { register as fields } from '#api/fields'
import { register as files } from '#api/files'
import { register as gestures } from '#api/gestures'
import { register as promises } from '#api/promises'
import { register as handOvers } from '#api/hand-overs'
import { register as hooks } from '#api/hooks'
import { register as incidents } from '#api/incidents'
import { register as installation } from '#api/installation'
import { register as invitations } from '#api/invitations'
import { register as joining } from '#api/joining'
import { register as keys } from '#api/keys'
import { register as levels } from '#api/levels'
import { register as live } from '#api/live'
import { register as macros } from '#api/macros'
import { register as me } from '#api/me'
import { register as messages } from '#api/messages'
import { register as noticeDrafts } from '#api/notice-drafts'
import { register as notifications } from '#api/notifications'
import { register as parity } from '#api/parity'
import { register as parked } from '#api/parked'
import { register as parkedEvents } from '#api/parked-events'
import { register as people } from '#api/people'
import { register as praise } from '#api/praise'
import { register as privacy } from '#api/privacy'
import { register as profiles } from '#api/profiles'
import { register as providers } from '#api/providers'
import { register as publishedFacts } from '#api/published-facts'
import { register as proposedReasons } from '#api/proposed-reasons'
import { register as push } from '#api/push'
import { register as readings } from '#api/readings'
import { register as reasons } from '#api/reasons'
import { register as search } from '#api/search'
import { register as signIn } from '#api/sign-in'
import { register as snippets } from '#api/snippets'
import { register as suspects } from '#api/suspects'
import { register as tags } from '#api/tags'
import { register as teams } from '#api/teams'
import { register as vendorSignIns } from '#api/vendor-sign-ins'
import { register as views } from '#api/views'
import { register as routing } from '#api/routing'
import { register as workforce } from '#api/workforce'
import { register as workspaces } from '#api/workspaces'
import type { Noun } from './world.ts'

/** Every noun of the API, each in its folder. */
export const nouns: readonly Noun[] = [
  installation,
  signIn,
  me,
  workspaces,
  people,
  invitations,
  joining,
  keys,
  audit,
  channels,
  profiles,
  vendorSignIns,
  parity,
  parked,
  parkedEvents,
  hooks,
  chat,
  files,
  live,
  conversations,
  counts,
  customers,
  drafts,
  macros,
  incidents,
  alerts,
  noticeDrafts,
  suspects,
  praise,
  cases,
  handOvers,
  gestures,
  promises,
  messages,
  notifications,
  push,
  readings,
  providers,
  reasons,
  proposedReasons,
  publishedFacts,
  levels,
  acknowledgements,
  teams,
  search,
  tags,
  fields,
  consents,
  facts,
  privacy,
  snippets,
  views,
  routing,
  workforce,
]
