// The brand's accounts on channels: setting them up, how they look, how they fare. The desk takes their names and health
// from here, the first run their preview and colour; the screens themselves are brought when they are opened.
export { type ChannelWords, useChannelName, useChannelWords } from './channel-name.ts'
export { channelsQuery, profilesKey, profilesQuery, useChannels, useProfileDeeds, useProfiles } from './queries.ts'
export const bringChannels = () => import('./channels.tsx')
export const bringNewProfile = () => import('./new-profile.tsx')
export const bringProfile = () => import('./profile.tsx')
