import type { DemoThread } from '../types.ts'

export const carteDesQuatre: DemoThread[] = [
  {
    key: 'prix',
    project: 'carte-des-quatre',
    title: 'Prix et partage de la recette',
    posts: [
      {
        by: 'charlotte',
        at: { day: -42, time: '10:20' },
        text: `Première base de calcul, à démolir. Carte à **28 €**, 300 exemplaires :

| Maison | Avantage | Coût estimé par carte | Part |
| --- | --- | --- | --- |
| Le Fil | tarif réduit, 12 soirées | 9 € | 10 € |
| Le France | tarif réduit, illimité | 8 € | 9 € |
| Le Remue-Méninges | 10 % sur le repas | 4 € | 5 € |
| CD1D | 10 % sur la boutique | 3 € | 4 € |`,
      },
      {
        by: 'remi',
        at: { day: -42, time: '14:45' },
        text: 'Deux remarques. Le coût du France suppose onze séances par an et par carte ; les habitués en font trente. Et il manque la commission bancaire et l’impression, soit 1,40 € par carte.',
      },
      {
        by: 'agnes',
        at: { day: -41, time: '09:33' },
        text: 'Rémi a raison, hélas : ceux qui prendront la carte seront d’abord ceux qui viennent déjà. L’intérêt pour nous, ce sont les autres. Je préfère un avantage plafonné à dix séances et une **séance offerte pour amener quelqu’un**.',
      },
      {
        by: 'sandrine',
        at: { day: -40, time: '12:05' },
        text: 'Pour nous, 28 € c’est cher. Beaucoup de gens du café ne mettront pas cette somme d’un coup. On peut imaginer deux fois 14 €, ou un prix solidaire sans justificatif ?',
      },
      {
        by: 'lucie',
        at: { day: -40, time: '15:18' },
        text: 'D’accord avec le prix solidaire. Ça se finance en mettant la carte « normale » à 30 € et la solidaire à 12 €, si une sur six est solidaire.',
      },
      {
        by: 'gerard',
        at: { day: -38, time: '17:40' },
        text: 'J’ai refait le tableau de Lucie avec une sur quatre, par prudence, et les frais de Rémi. Il reste dix centimes par carte, soit 30 € sur la saison. Je signe.',
      },
      {
        by: 'hugo',
        at: { day: -20, time: '10:10' },
        text: 'Question bête : la recette entre sur quel compte ? Parce que si c’est sur celui du Fil, il y aura de la TVA et une convention de mandat.',
      },
      {
        by: 'remi',
        at: { day: -20, time: '11:26' },
        text: 'Question pas bête du tout. Encaissement par Le Fil avec mandat, reversement par trimestre, et une ligne par maison. Je rédige le modèle, il y en a pour deux pages.',
      },
    ],
  },
  {
    key: 'nom',
    project: 'carte-des-quatre',
    title: 'Comment on l’appelle ?',
    posts: [
      { by: 'charlotte', at: { day: -37, time: '16:00' }, text: '« Carte du pôle », personne ne sait ce qu’est le pôle. Des idées ?' },
      { by: 'bintou', at: { day: -37, time: '16:04' }, text: 'La Passe-partout.' },
      { by: 'hugo', at: { day: -37, time: '16:10' }, text: 'Déjà pris par trois médiathèques et un serrurier.' },
      { by: 'sandrine', at: { day: -37, time: '17:22' }, text: 'Le Quatre-heures. Bon, c’est parce que j’ai faim.' },
      {
        by: 'lucie',
        at: { day: -36, time: '09:48' },
        text: 'Je trouve que « quatre » est une bonne piste, on dit combien de portes ça ouvre.',
      },
      {
        by: 'agnes',
        at: { day: -36, time: '10:30' },
        text: 'La Bande des quatre : ça fera sourire les plus de soixante ans, et fuir les historiens.',
      },
      {
        by: 'jules',
        at: { day: -35, time: '20:44' },
        text: '« La carte des quatre ». C’est ce que tout le monde dit déjà au bar, alors autant l’appeler comme ça.',
      },
      { by: 'charlotte', at: { day: -35, time: '21:01' }, text: 'Voilà. Vendu. Merci Jules, je change le titre du projet.' },
    ],
  },
]
