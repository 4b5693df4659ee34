import type { Welcome } from '#accounts'
import { addDefaultReasons } from '#reasons'

/** What every new brand begins with. */
export const welcome: Welcome = (tx, { id, language }) => addDefaultReasons(tx, { workspaceId: id, language })
