import type { DemoThread } from '../types.ts'

export const regiePartagee: DemoThread[] = [
  {
    key: 'cables',
    project: 'regie-partagee',
    title: 'Inventaire des câbles, qui a quoi',
    posts: [
      {
        by: 'idriss',
        at: { day: -46, time: '09:30' },
        text: `On y est. Tout le monde rachète du câble tous les ans parce que personne ne sait où est celui des autres. Je propose qu’on compte **tout**, une bonne fois, structure par structure, et qu’on marque.

Par type et par longueur, au mètre près. Pas de « une caisse de XLR ».`,
      },
      { by: 'karim', at: { day: -46, time: '09:41' }, text: 'Dépôt : je compte cette semaine.' },
      {
        by: 'camille',
        at: { day: -46, time: '10:15' },
        text: 'Le Fil a trois endroits où dorment des câbles : la régie, le local sous le gradin et le coffre de quelqu’un que je ne nommerai pas.',
      },
      { by: 'mehdi', at: { day: -46, time: '10:18' }, text: 'C’était pour la tournée des quartiers. Je les rapporte.' },
      {
        by: 'solene',
        at: { day: -45, time: '14:22' },
        text: 'La Fabrique, je mets Noé dessus avec un mètre et un carnet. On distingue DMX 3 points et 5 points ?',
      },
      { by: 'idriss', at: { day: -45, time: '14:30' }, text: 'Oui. Et dites si c’est du vrai DMX 110 ohms ou du micro qui fait semblant.' },
      { by: 'fanny', at: { day: -45, time: '14:33' }, text: 'La moitié de la Loire tourne au micro qui fait semblant.' },
      {
        by: 'baptiste',
        at: { day: -44, time: '23:10' },
        text: 'Nous on a surtout des tambours, mais il doit y avoir deux touques de rallonges au garage ! Je regarde avec Sékou, ça nous fera une sortie.',
      },
      {
        by: 'karim',
        at: { day: -41, time: '17:55' },
        text: `Dépôt, XLR :

| Longueur | Bons | À réparer | Morts |
| --- | --- | --- | --- |
| 3 m | 64 | 5 | 2 |
| 5 m | 88 | 11 | 4 |
| 10 m | 72 | 9 | 3 |
| 20 m | 31 | 6 | 1 |

Les morts sont déjà coupés pour que personne ne les remette dans la caisse.`,
      },
      { by: 'mehdi', at: { day: -41, time: '18:20' }, text: '88 bons en 5 m ! Et moi qui en ai loué vingt à Lyon le mois dernier.' },
      { by: 'karim', at: { day: -41, time: '18:24' }, text: 'Fallait demander.' },
      { by: 'idriss', at: { day: -41, time: '18:31' }, text: 'C’est exactement pour ça qu’on le fait.' },
      {
        by: 'mehdi',
        at: { day: -38, time: '11:00' },
        text: 'Le Fil, XLR : 3 m : 22, 5 m : 47, 10 m : 40, 20 m : 12. Un multipaire 24/8 de 40 m, un autre 16/4 de 25 m dont trois paires muettes (la 5, la 9 et la 14). Quatre speakON de 10 m, six de 5 m.',
      },
      {
        by: 'vincent',
        at: { day: -37, time: '08:12' },
        text: 'Je profite pour dire que les rallonges de l’atelier ne sont pas « du câble du pôle ». Elles sont orange, elles ont vu la soudure, le mastic et un chariot élévateur. Si l’une d’elles part sur un plateau, il y aura un mort et ce sera moi qui aurai le dossier. Merci de les laisser où elles sont.',
      },
      { by: 'camille', at: { day: -37, time: '08:30' }, text: 'Reçu, Vincent. On les sort de l’inventaire.' },
      { by: 'idriss', at: { day: -37, time: '08:44' }, text: 'Et on les marque « Atelier, ne sort pas ».' },
      {
        by: 'noe',
        at: { day: -34, time: '16:40' },
        text: `Bonjour, c’est mon premier message ici. J’ai tout mesuré à La Fabrique :

- DMX 5 points : 14 de 10 m, 6 de 20 m
- DMX 3 points : 22 de 5 m, 9 de 10 m
- PC16 : 35 rallonges de 5 m, 28 de 10 m, 11 de 25 m
- P17 32 A tétra : 3 de 25 m
- deux câbles dont je ne sais pas ce que c’est, photo à venir`,
      },
      { by: 'karim', at: { day: -34, time: '16:52' }, text: 'Propre. Merci Noé.' },
      {
        by: 'noe',
        at: { day: -33, time: '10:05' },
        text: 'Les deux inconnus : gros, noirs, une vingtaine de broches, très lourds, une bague qui se visse.',
      },
      { by: 'idriss', at: { day: -33, time: '10:09' }, text: 'Du Socapex ! Ça en fait deux de plus. Quelle longueur ?' },
      { by: 'noe', at: { day: -33, time: '10:31' }, text: '26 m et 26 m. J’ai mesuré deux fois parce que je ne les croyais pas.' },
      { by: 'karim', at: { day: -33, time: '11:02' }, text: 'C’est à nous. Prêtés pour une création il y a quatre ans. Je les cherchais.' },
      { by: 'solene', at: { day: -33, time: '11:15' }, text: 'Ils ont été très heureux ici.' },
      { by: 'fanny', at: { day: -33, time: '11:16' }, text: 'Bien nourris, surtout.' },
      {
        by: 'sekou',
        at: { day: -30, time: '19:45' },
        text: 'Garage de La Baroufada, compté à la lampe frontale : 41 rallonges PC16, de 3 à 50 m, 7 enrouleurs, 2 P17 16 A, un carton de jacks. Et 11 XLR jaunes qui ne sont pas à nous, avec du gaffer bleu au bout.',
      },
      { by: 'mehdi', at: { day: -30, time: '20:02' }, text: 'Gaffer bleu, c’est Le Fil, tournée d’il y a trois ans !' },
      { by: 'fanny', at: { day: -30, time: '20:04' }, text: 'Non. Gaffer bleu, c’est Yes High Tech depuis toujours.' },
      { by: 'mehdi', at: { day: -30, time: '20:07' }, text: 'Le nôtre est bleu **ciel**.' },
      { by: 'sekou', at: { day: -30, time: '20:15' }, text: 'Il est bleu sale. Je les mets dans un sac et vous jouerez aux dés.' },
      {
        by: 'camille',
        at: { day: -29, time: '09:00' },
        text: 'Voilà le vrai sujet : les couleurs. On ne peut pas continuer à quatre avec trois bleus. Je propose que chacun prenne la couleur de son fil dans Navette, une bague de gaine thermo à **chaque** bout, et les initiales.',
      },
      {
        by: 'idriss',
        at: { day: -29, time: '09:25' },
        text: 'Pour. FI garance, YH cobalt, FA rouille, BA fuchsia. Gaine thermo plutôt que gaffer : le gaffer colle, vieillit, et ment.',
      },
      { by: 'baptiste', at: { day: -29, time: '12:40' }, text: 'Des câbles fuchsia ! Enfin une bonne nouvelle.' },
      {
        by: 'vincent',
        at: { day: -29, time: '13:05' },
        text: 'Attention aux daltoniens, garance et rouille sous une lampe de chantier c’est pareil. Donc les initiales sont obligatoires, pas facultatives. J’en parle parce que j’en suis.',
      },
      { by: 'idriss', at: { day: -29, time: '13:11' }, text: 'Très juste. Initiales obligatoires.' },
      {
        by: 'thomas',
        at: { day: -28, time: '10:30' },
        text: 'Si ça vous aide, je peux sortir des étiquettes avec un code à scanner, une par touret ou par caisse (pas par câble, on deviendrait fous). Elles renverraient à la fiche de la ressource. Film stratifié, ça tient deux ou trois saisons.',
      },
      { by: 'karim', at: { day: -28, time: '10:48' }, text: 'Par caisse, oui.' },
      {
        by: 'remi',
        at: { day: -26, time: '15:15' },
        text: 'Un mot de la compta. Pour l’assurance du parc il faut une valeur, pas seulement un nombre. Prix moyen à neuf, vétusté de 50 % au-delà de cinq ans, ça vous semble juste ? À la louche nous étions assurés pour **4 200 €** de câbles. Avec ce que je lis ici nous sommes plus près de 19 000 €.',
      },
      { by: 'camille', at: { day: -26, time: '15:22' }, text: 'Ah.' },
      {
        by: 'idriss',
        at: { day: -26, time: '15:40' },
        text: 'Oui pour la vétusté. Et donc on corrige la déclaration avant la prochaine échéance, s’il te plaît.',
      },
      {
        by: 'remi',
        at: { day: -25, time: '09:04' },
        text: 'C’est parti ce matin. Surprime annuelle : 87 €, répartie au prorata. Je vous mets le tableau dans les documents.',
      },
      {
        by: 'corentin',
        at: { day: -19, time: '22:18' },
        text: 'Soirée gaine thermo au dépôt : 214 câbles bagués, 3 pistolets à air chaud, une brûlure légère (moi), deux pizzas. Il en reste à peu près autant. On remet ça ?',
      },
      {
        by: 'malo',
        at: { day: -19, time: '22:40' },
        text: 'J’en suis ! Et je crois que j’ai enfin compris la différence entre un P17 mono et un tétra.',
      },
      { by: 'karim', at: { day: -19, time: '22:44' }, text: 'Il a compris.' },
      {
        by: 'baptiste',
        at: { day: -11, time: '18:00' },
        text: 'Deuxième soirée faite, 190 de plus ! Sékou a bagué un jack de 30 cm, pour le principe.',
      },
      {
        by: 'solene',
        at: { day: -9, time: '11:37' },
        text: 'Question pratique : quand on emprunte du câble, on rend le **même** ou on rend autant ? Sur un montage à trois, bien malin qui rend les siens.',
      },
      { by: 'karim', at: { day: -9, time: '11:55' }, text: 'Le même. C’est pour ça qu’il y a des bagues.' },
      {
        by: 'mehdi',
        at: { day: -5, time: '16:20' },
        text: 'Les 11 XLR jaunes ont été ouverts : la soudure est de la main de Fanny. Je m’incline. Le bleu était sale, mais c’était un cobalt.',
      },
      { by: 'fanny', at: { day: -5, time: '16:23' }, text: 'Je garde ce message. Encadré.' },
      {
        by: 'idriss',
        at: { day: -4, time: '17:12' },
        text: 'Total à ce jour : **1 126 câbles**, quatre structures, 404 bagués, 61 à réparer. Tableau complet dans les documents, une feuille par type. Ne reste que le HDMI et le réseau, on les compte au prochain point. Merci à tous, et à Noé en particulier : c’est le premier inventaire sans « environ ».',
        files: ['cables'],
      },
    ],
  },
  {
    key: 'palans',
    project: 'regie-partagee',
    title: 'Contrôle annuel des palans',
    posts: [
      {
        by: 'mehdi',
        at: { day: -32, time: '09:10' },
        text: 'La vérification périodique des palans arrive à échéance dans un mois. Quatre au Fil (500 kg), deux à La Fabrique (250 kg), deux motorisés chez Yes High Tech (1 t). Si on fait venir l’organisme une seule fois pour les huit, on ne paie qu’un déplacement.',
      },
      {
        by: 'idriss',
        at: { day: -32, time: '10:02' },
        text: 'Les deux nôtres peuvent être montés au Fil la veille, tant que le pont 2 est libre.',
      },
      {
        by: 'solene',
        at: { day: -31, time: '15:40' },
        text: 'Les miens sont accrochés à demeure au-dessus du plateau, il faudra qu’il passe. C’est à dix minutes.',
      },
      {
        by: 'mehdi',
        at: { day: -25, time: '11:18' },
        text: 'Devis reçu : 640 € pour les huit avec un passage sur deux sites, contre 3 × 390 € séparément. Élingues et manilles comprises, à condition de les présenter **rangées par charge**. Rémi, tu valides la répartition à l’appareil ?',
      },
      { by: 'remi', at: { day: -25, time: '14:00' }, text: 'Validé : 80 € par palan. Je fais trois refacturations, une par propriétaire.' },
      {
        by: 'mehdi',
        at: { day: -12, time: '17:35' },
        text: 'Rendez-vous pris, le {jour:-7} à 8 h au Fil, 11 h à La Fabrique. Prévoir une charge d’essai : j’ai les gueuses du théâtre, Vincent tu m’aides à les monter ?',
      },
      {
        by: 'vincent',
        at: { day: -12, time: '18:20' },
        text: 'Oui. Prévois des gants, la 25 kg a une bavure côté poignée, elle m’a déjà eu une fois.',
      },
      {
        by: 'solene',
        at: { day: -6, time: '10:44' },
        text: 'C’est fait. Sept conformes. Le deuxième palan de La Fabrique est **consigné** : jeu dans le crochet bas, linguet à changer. Je l’ai étiqueté et débranché, personne n’y touche avant la contre-visite. Le rapport est dans les documents, à garder au registre de sécurité.',
      },
    ],
  },
  {
    key: 'ordre-du-jour',
    project: 'regie-partagee',
    title: 'Point régie : ordre du jour',
    posts: [
      {
        by: 'idriss',
        at: { day: -4, time: '17:30' },
        text: `Prochain point le {jour:1}, 10 h – 11 h, Le Mixeur, salle 2. Je propose :

1. Fin de l’inventaire : HDMI et réseau
2. Palan consigné de La Fabrique : qui prête un 250 kg en attendant ?
3. Prix du kilomètre du camion
4. Micros HF pour « Nuit du court »

Ajoutez ce qui manque.`,
      },
      {
        by: 'camille',
        at: { day: -3, time: '09:22' },
        text: '5. La console M32, demandée trois fois la même semaine. Il faut une règle de priorité, ou une deuxième console.',
      },
      { by: 'fanny', at: { day: -3, time: '09:40' }, text: 'Une deuxième console, je vote tout de suite.' },
      {
        by: 'remi',
        at: { day: -3, time: '17:38' },
        text: 'Je serai là pour le 3, avec les chiffres du gazole. Pour la deuxième console, je serai là aussi, mais avec une calculette.',
      },
      {
        by: 'solene',
        at: { day: -1, time: '19:12' },
        text: 'Pour le 4, c’est oui pour huit micros, il me reste à vérifier les piles. Je confirme demain dans la réservation.',
      },
    ],
  },
  {
    key: 'gazole',
    project: 'regie-partagee',
    title: 'Camion 12 m³ : qui paie quoi ?',
    posts: [
      {
        by: 'karim',
        at: { day: -54, time: '08:20' },
        text: 'Le camion est revenu trois fois avec le voyant. Il part plein, il revient plein. C’est la règle.',
      },
      {
        by: 'baptiste',
        at: { day: -54, time: '12:55' },
        text: 'Mea culpa pour la deuxième fois, on rentrait de Firminy à 3 h et la pompe était fermée. Je passe demain avec le ticket.',
      },
      {
        by: 'remi',
        at: { day: -53, time: '09:30' },
        text: 'Au-delà du plein, le camion coûte : assurance, pneus, entretien, contrôle technique. Sur les douze derniers mois et 8 700 km, nous arrivons à **0,31 € du kilomètre hors carburant**. Aujourd’hui Yes High Tech en porte la totalité.',
      },
      {
        by: 'solene',
        at: { day: -52, time: '10:41' },
        text: '0,31 € me paraît honnête. Par contre pour une compagnie en résidence qui fait un aller-retour à la déchetterie, je préférerais un forfait.',
      },
      {
        by: 'camille',
        at: { day: -52, time: '11:00' },
        text: 'Forfait de 5 € jusqu’à 15 km, puis 0,31 € ? Et on note le compteur au départ et au retour, il y a le carnet dans la portière.',
      },
      { by: 'karim', at: { day: -52, time: '11:08' }, text: 'Le carnet, la dernière ligne a deux ans. Le stylo est dedans. Il marche.' },
      {
        by: 'idriss',
        at: { day: -50, time: '17:45' },
        text: 'On essaie jusqu’à la fin de la saison avec le forfait de Camille, et on en reparle avec de vrais kilomètres.',
      },
    ],
  },
]
