/** Who is told apart by what they may do; in an organisation, and in the cluster. */
export const roleKinds = ['administrator', 'manager', 'member', 'volunteer', 'guest'] as const
export type RoleKind = (typeof roleKinds)[number]

export interface Ability {
  can:
    | 'read_shared'
    | 'see_people'
    | 'speak_in_organisation'
    | 'start_projects'
    | 'speak_to_cluster'
    | 'edit_organisation'
    | 'choose_people'
    | 'welcome_organisations'
    | 'keep_accounts'
    | 'appoint'
    | 'settings'
  roles: readonly RoleKind[]
}

/** What each role may do, in the few lines that people ask for; a test holds it against the rules themselves. */
export const abilities: readonly Ability[] = [
  { can: 'read_shared', roles: ['administrator', 'manager', 'member', 'volunteer', 'guest'] },
  { can: 'see_people', roles: ['administrator', 'manager', 'member', 'volunteer'] },
  { can: 'speak_in_organisation', roles: ['manager', 'member', 'volunteer'] },
  { can: 'start_projects', roles: ['manager', 'member'] },
  { can: 'speak_to_cluster', roles: ['administrator', 'manager', 'member'] },
  { can: 'edit_organisation', roles: ['administrator', 'manager'] },
  { can: 'choose_people', roles: ['administrator', 'manager'] },
  { can: 'welcome_organisations', roles: ['administrator'] },
  { can: 'keep_accounts', roles: ['administrator'] },
  { can: 'appoint', roles: ['administrator'] },
  { can: 'settings', roles: ['administrator'] },
]
