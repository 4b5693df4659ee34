/**
 * HTTP: a folder per noun, one file per method, all registered in nouns.ts.
 * Promises: below /api/v1 nobody is answered before it is known who asks; what is not a success is a FaultBody.
 * A noun takes `App` and `World` from here as types, `request.who` tells who asks, faults are thrown.
 */
export { openServer } from './server.ts'
export type { App, ApiSettings, Noun, World } from './world.ts'
export { channelName } from './channel-name.ts'
export { placeOf } from './place-of.ts'
export { typingIn, type Typing, type TypingRoom } from './presence.ts'
