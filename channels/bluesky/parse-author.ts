import { type Author, fieldsOf, idOf, present, textOf } from '#channel'

/** A person as the platform shows them; undefined without an account. */
export function whoIs(profile: unknown, language?: string): Author | undefined {
  const { did, handle, displayName, avatar, followersCount, verification } = fieldsOf(profile)
  const id = textOf(did)
  if (!id) return undefined
  // What the directory could not confirm is no name of theirs.
  const name = handle === 'handle.invalid' ? undefined : textOf(handle)
  const facts = present({
    followers: idOf(followersCount),
    verified: fieldsOf(verification).verifiedStatus === 'valid' ? 'bsky.app' : undefined,
  })
  return {
    id,
    scope: 'channel',
    ...present({
      name: textOf(displayName) ?? name,
      handle: name && `@${name}`,
      picture: textOf(avatar),
      language,
      facts: Object.keys(facts).length > 0 ? (facts as Record<string, string>) : undefined,
    }),
  }
}
