// The form of a profile, drawn from what its channel asks for: what it is for, its settings, and how a chat looks. What
// is filled in is a plain value; secrets are in it only when somebody writes a new one.
export { blank, type Filled, filledFrom, hasLook, settingsToSend } from './form-state.ts'
export { ProfileFields } from './profile-fields.tsx'
