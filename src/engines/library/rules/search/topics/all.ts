import { disputesTopics } from './disputes'
import { labourContractEndingTopics } from './labour-contract-ending'
import { labourContractMakingTopics } from './labour-contract-making'
import { labourLawTopics } from './labour-law'
import { migrantWagesTopics } from './migrant-wages'
import { occupationalDiseaseTopics } from './occupational-disease'
import { shandongTopics } from './shandong'
import { socialInsuranceTopics } from './social-insurance'
import { supervisionTopics } from './supervision'
import { unemploymentAndEmploymentTopics } from './unemployment-and-employment'
import { unionTopics } from './union'
import { wagesAndHoursTopics } from './wages-and-hours'
import { womenTopics } from './women'
import { workInjuryTopics } from './work-injury'
import { workSafetyTopics } from './work-safety'

/** Every topic that lawyers keep, all laws alike. */
export const topicLines: readonly string[] = [
  labourContractMakingTopics,
  labourContractEndingTopics,
  labourLawTopics,
  disputesTopics,
  supervisionTopics,
  migrantWagesTopics,
  wagesAndHoursTopics,
  unemploymentAndEmploymentTopics,
  womenTopics,
  workSafetyTopics,
  occupationalDiseaseTopics,
  workInjuryTopics,
  socialInsuranceTopics,
  unionTopics,
  shandongTopics,
].flatMap((text) => text.split('\n'))
