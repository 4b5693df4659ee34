/** An address of a record: at://<did>/<collection>/<rkey>. */
export type RecordName = { repo: string; collection: string; rkey: string }

const shape = /^at:\/\/([^/\s]{1,300})\/([^/\s]{1,300})\/([^/\s?#]{1,512})$/

export function recordOf(uri: string | undefined): RecordName | undefined {
  const [, repo, collection, rkey] = shape.exec(uri ?? '') ?? []
  return repo && collection && rkey ? { repo, collection, rkey } : undefined
}

export const uriOf = ({ repo, collection, rkey }: RecordName): string => `at://${repo}/${collection}/${rkey}`

/** The page on which people see a post; undefined for what is none. */
export function pageOf(uri: string | undefined): string | undefined {
  const record = recordOf(uri)
  return record?.collection === post ? `https://bsky.app/profile/${record.repo}/post/${record.rkey}` : undefined
}

export const post = 'app.bsky.feed.post'
export const like = 'app.bsky.feed.like'
export const threadgate = 'app.bsky.feed.threadgate'
