export { ChannelsPage } from './channels.tsx'
export { ProfilePage } from './profile.tsx'
