// The brand's accounts on channels: what they and their channels are called, what they are for, asking for them and
// changing them. The desk takes their names from here.
export { type ChannelWords, useChannelName, useChannelWords } from './channel-name.ts'
export { FUNCTIONS } from './functions.ts'
export { profilesKey, useChannels, useFoundAccounts, useProfileDeeds, useProfiles } from './queries.ts'
