import type { DemoThread } from '../types.ts'

export const comptesEnCommun: DemoThread[] = [
  {
    key: 'plan-analytique',
    project: 'comptes-en-commun',
    title: 'Un seul plan analytique',
    posts: [
      {
        by: 'catherine',
        at: { day: -51, time: '09:00' },
        text: 'Chacun de nous a ses codes. Rémi en manipule 214, pour cinq structures. Nous proposons d’en garder **36** : une lettre pour l’activité, deux chiffres pour la nature. Le projet de plan est dans les documents. Une seule question : qu’est-ce que vous ne pourriez plus dire à vos financeurs avec celui-là ?',
      },
      {
        by: 'aminata',
        at: { day: -50, time: '11:25' },
        text: 'La Fabrique doit séparer les résidences selon qu’elles sont aidées par la Ville ou par la DRAC. Avec « R » tout court, je ne peux plus.',
      },
      {
        by: 'remi',
        at: { day: -50, time: '14:02' },
        text: 'Je propose R1 et R2, et R9 pour celles qui n’ont aucune aide. Cela reste lisible.',
      },
      {
        by: 'maud',
        at: { day: -48, time: '18:30' },
        text: 'Pour nous une production dure trois ans et traverse trois exercices. Il me faut un code **par film**, sinon le CNC me renvoie le compte définitif. Ça ne rentre pas dans 36.',
      },
      {
        by: 'denise',
        at: { day: -47, time: '10:17' },
        text: 'Vieille astuce de cabinet : le plan dit la nature, et le film est un deuxième axe, indépendant. On ne mélange pas les deux dans un même code, c’est ainsi que l’on arrive à 214. Le logiciel le permet, il suffit de l’activer.',
      },
      {
        by: 'remi',
        at: { day: -47, time: '10:40' },
        text: 'Merci Denise. Je l’active sur le dossier des Noctambules dès cette semaine, pour essai.',
      },
      { by: 'gerard', at: { day: -46, time: '20:05' }, text: 'Relu. Je comprends tout, ce qui pour un plan comptable est un événement.' },
      {
        by: 'maud',
        at: { day: -33, time: '12:12' },
        text: 'Essai concluant : j’ai sorti le coût de « Palier 4 » en deux clics, et il est plus cher que je ne le disais à tout le monde.',
      },
    ],
  },
  {
    key: 'cloture',
    project: 'comptes-en-commun',
    title: 'Calendrier de clôture et notes de frais',
    posts: [
      {
        by: 'remi',
        at: { day: -29, time: '08:45' },
        text: `Proposition de calendrier, identique pour tous :

- **J+5** : notes de frais et tickets déposés
- **J+8** : factures fournisseurs saisies
- **J+12** : rapprochement bancaire
- **J+15** : tableau de bord envoyé aux responsables

J est le premier jour du mois. Aujourd’hui, la note de frais la plus ancienne que j’attends a sept mois.`,
      },
      { by: 'maud', at: { day: -29, time: '09:10' }, text: 'Elle est à moi. Cannes. Pardon.' },
      {
        by: 'helene',
        at: { day: -29, time: '11:50' },
        text: 'J+5 me va, si l’on peut photographier les tickets avec le téléphone au lieu de les scotcher sur une feuille.',
      },
      {
        by: 'remi',
        at: { day: -29, time: '12:04' },
        text: 'La photo suffit, à condition d’être nette et de garder l’original jusqu’à la clôture. Le thermique s’efface : photographiez le jour même.',
      },
      {
        by: 'catherine',
        at: { day: -15, time: '17:00' },
        text: 'Premier mois appliqué. Quatre structures sur cinq à l’heure, la cinquième avec deux jours de retard et un gâteau. Nous considérons que c’est un succès.',
      },
    ],
  },
]
