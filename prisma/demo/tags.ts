/** Words that gather threads and projects of several places. */
export const tags: { key: string; name: string; by: string; threads: string[]; projects?: string[] }[] = [
  {
    key: 'technique',
    name: 'technique',
    by: 'idriss',
    threads: ['plan-de-feu', 'cables', 'palans', 'videoprojecteur'],
    projects: ['regie-partagee'],
  },
  { key: 'transport', name: 'transport', by: 'idriss', threads: ['gazole', 'velo-cargo'] },
  { key: 'affichage', name: 'affichage', by: 'camille', threads: ['affiche'] },
  { key: 'comptabilite', name: 'comptabilité', by: 'solene', threads: ['plan-analytique'] },
]
