/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a roster: their names in real files and where their values go (domain.md §9.1). */
#include "heng-roster-import.h"

const HengColumn heng_roster_columns[R_N_COLUMNS] = {
  [R_EMP_NO] = { "emp_no", "工号|员工编号|员工工号|员工号|编号|人员编号|职工编号|Employee No|Employee ID|Employee Number|Job Number|Staff No|sys00-jobNumber" },
  [R_EXT_ID] = { "ext_id", "员工UserID|UserID|账号|用户ID|User ID|Account|userid" },
  [R_NAME] = { "name", "姓名|员工姓名|身份证姓名|真实姓名|Name|Full Name|Employee Name|sys00-name|sys02-realName" },
  [R_NAME_EN] = { "name_en", "英文名|英文姓名|English Name" },
  [R_MOBILE] = { "mobile", "手机号|手机|手机号码|联系电话|移动电话|Mobile|Phone|Mobile Phone|Phone Number|sys00-mobile" },
  [R_EMAIL] = { "email", "邮箱|电子邮箱|企业邮箱|工作邮箱|电子邮件|Email|E-mail|Mail|sys00-email" },
  [R_DEPT] = { "dept", "部门|所属部门|所在部门|部门名称|Department|sys00-dept" },
  [R_MAIN_DEPT] = { "main_dept", "主部门|Main Department|sys00-mainDept" },
  [R_DEPT1] = { "dept1", "一级部门|Department 1" },
  [R_DEPT2] = { "dept2", "二级部门|Department 2" },
  [R_DEPT3] = { "dept3", "三级部门|Department 3" },
  [R_DEPT4] = { "dept4", "四级部门|Department 4" },
  [R_DEPT_TYPE] = { "dept_type", "部门类型|部门类别|Department Type" },
  [R_POSITION] = { "position", "职位|岗位|职务|岗位名称|职位名称|Position|Job Title|Title|sys00-position" },
  [R_LEVEL] = { "level", "岗位职级|职级|职等|Level|Grade|Job Level|sys01-positionLevel" },
  [R_MANAGER] = { "manager", "直属主管|直接上级|汇报对象|直属上级|上级主管|上级|直属主管姓名|直接上级姓名|汇报对象姓名|Manager|Manager Name|Line Manager|Reports To|Direct Manager|sys00-reportManager" },
  [R_IS_HEAD] = { "is_head", "是否此部门主管|是否部门主管|部门主管|是否部门负责人|Is Leader|Is Head|Department Head" },
  [R_IS_MANAGER] = { "is_manager", "管理者|是否管理者|是否管理岗|Is Manager" },
  [R_WORK_PLACE] = { "work_place", "办公地点|工作地点|工作地|Location|Work Location|Work Place|sys00-workPlace" },
  [R_EXT_TEL] = { "ext_tel", "分机号|座机|分机|Extension|sys00-tel" },
  [R_HIRE_DATE] = { "hire_date", "入职时间|入职日期|到岗日期|Hire Date|Join Date|Start Date|sys00-confirmJoinTime" },
  [R_EMP_TYPE] = { "emp_type", "员工类型|用工形式|用工类型|Employment Type|Employee Type|sys01-employeeType" },
  [R_EMP_STATUS] = { "emp_status", "员工状态|在职状态|人员状态|Status|Employee Status|Employment Status|sys01-employeeStatus" },
  [R_PROBATION] = { "probation", "试用期|试用期月数|Probation|Probation Months|sys01-probationPeriodType" },
  [R_REGULAR_PLAN] = { "regular_plan", "计划转正日期|预计转正日期|Planned Confirmation Date|sys01-planRegularTime" },
  [R_REGULAR_DATE] = { "regular_date", "实际转正日期|转正日期|转正时间|Confirmation Date|sys01-regularTime" },
  [R_LEAVE_DATE] = { "leave_date", "离职日期|最后工作日|离职时间|Leave Date|Last Day|Last Working Day" },
  [R_LEAVE_REASON] = { "leave_reason", "离职原因|Leave Reason|Reason for Leaving" },
  [R_EFFECTIVE] = { "effective", "生效日期|调动日期|异动日期|Effective Date" },
  [R_ID_TYPE] = { "id_type", "证件类型|ID Type" },
  [R_ID_NO] = { "id_no", "证件号码|身份证号|身份证号码|身份证|证件号|ID Number|ID No|sys02-certNo" },
  [R_ID_EXPIRY] = { "id_expiry", "证件有效期|身份证有效期|证件到期日|ID Expiry|sys02-certEndTime" },
  [R_BIRTH] = { "birth", "出生日期|生日|出生年月|Birth Date|Date of Birth|Birthday|sys02-birthTime" },
  [R_SEX] = { "sex", "性别|Gender|Sex|sys02-sexType" },
  [R_ETHNICITY] = { "ethnicity", "民族|Ethnicity|sys02-nationType", HENG_COLUMN_ONLY_MAPPED },
  [R_POLITICS] = { "politics", "政治面貌|Political Status|sys02-politicalStatus", HENG_COLUMN_ONLY_MAPPED },
  [R_MARITAL] = { "marital", "婚姻状况|Marital Status|sys02-marriage" },
  [R_HUKOU] = { "hukou", "户籍类型|户口类型|Household Registration|sys02-residenceType" },
  [R_ADDR_ID] = { "addr_id", "身份证地址|户籍地址|ID Address|sys02-certAddress" },
  [R_ADDR] = { "addr", "住址|现住址|家庭住址|Address|Home Address|sys02-address" },
  [R_BANK_NO] = { "bank_no", "银行卡号|银行账号|工资卡号|Bank Account|sys04-bankAccountNo" },
  [R_BANK] = { "bank", "开户行|开户银行|Bank|sys04-accountBank" },
  [R_SI_NO] = { "si_no", "个人社保账号|社保账号|Social Insurance No|sys09-personalSi" },
  [R_HF_NO] = { "hf_no", "个人公积金账号|公积金账号|Housing Fund No|sys09-personalHf" },
  [R_EM_NAME] = { "em_name", "紧急联系人姓名|紧急联系人|Emergency Contact|Emergency Contact Name|sys06-urgentContactsName", HENG_COLUMN_REPEATS },
  [R_EM_REL] = { "em_rel", "联系人关系|紧急联系人关系|Emergency Contact Relation|sys06-urgentContactsRelation", HENG_COLUMN_REPEATS },
  [R_EM_TEL] = { "em_tel", "联系人电话|紧急联系人电话|Emergency Contact Phone|sys06-urgentContactsPhone", HENG_COLUMN_REPEATS },
  [R_FIRST_WORK] = { "first_work", "首次参加工作时间|参加工作日期|参加工作时间|First Work Date|sys02-joinWorkingTime" },
  [R_EDU] = { "edu", "最高学历|学历|学历/最高学历|Education|Highest Education|sys03-highestEdu", HENG_COLUMN_REPEATS },
  [R_SCHOOL] = { "school", "毕业院校|毕业学校|School|University|sys03-graduateSchool", HENG_COLUMN_REPEATS },
  [R_GRAD] = { "grad", "毕业时间|毕业日期|Graduation|Graduation Date|sys03-graduationTime", HENG_COLUMN_REPEATS },
  [R_MAJOR] = { "major", "所学专业|专业|Major|sys03-major", HENG_COLUMN_REPEATS },
  [R_CTR_FIRST_START] = { "ctr_first_start", "首次合同起始日|首次合同开始日期|First Contract Start|sys05-firstContractStartTime" },
  [R_CTR_FIRST_END] = { "ctr_first_end", "首次合同到期日|首次合同结束日期|First Contract End|sys05-firstContractEndTime" },
  [R_CTR_START] = { "ctr_start", "现合同起始日|合同起始日|合同起始日期|合同开始日期|Contract Start|Contract Start Date|sys05-nowContractStartTime" },
  [R_CTR_END] = { "ctr_end", "现合同到期日|合同到期日|合同到期日期|合同结束日期|Contract End|Contract End Date|sys05-nowContractEndTime" },
  [R_CTR_COMPANY] = { "ctr_company", "合同公司|合同主体|Contract Company|sys05-contractCompanyName" },
  [R_CTR_TYPE] = { "ctr_type", "合同类型|Contract Type|sys05-contractType" },
  [R_CTR_TERM] = { "ctr_term", "合同期限|Contract Term|sys05-contractPeriodType" },
  [R_CTR_RENEW] = { "ctr_renew", "续签次数|Renewals|Contract Renewals|sys05-contractRenewCount" },
  [R_MANAGER_NO] = { "manager_no", "直属主管工号|直接上级工号|直属上级工号|汇报对象工号|上级主管工号|主管工号|上级工号|Manager No|Manager ID|"
                                   "Manager Number|Manager Employee No|Manager Employee ID|Reports To No|Reports To ID" },
  [R_NOT_IMPORTED] = { "not_imported",
                       "司龄|年龄|工龄|Tenure|Age|Seniority|家人姓名|家人关系|家人生日|家人电话|家人性别|Family|身份证照片|学历证书|学位证书|前公司离职证明|员工照片|"
                       "sys00-entryAge|sys02-age|sys02-workAge",
                       HENG_COLUMN_NOT_IMPORTED },
};

#define EMPLOYEE(value, field) { value, HENG_RECORD_EMPLOYEE, field }
#define PRIVATE(value, field) { value, HENG_RECORD_PRIVATE, field }
#define DETAIL(value, field) { value, HENG_RECORD_DETAIL, field }
#define NO_FIELD(value) { value, HENG_RECORD_NONE, NULL }

const HengRosterSpec heng_roster_specs[R_N_COLUMNS] = {
  [R_EMP_NO] = EMPLOYEE (V_CODE, "emp_no"),
  [R_EXT_ID] = EMPLOYEE (V_CODE, "ext_id"),
  [R_NAME] = EMPLOYEE (V_NAME, "name"),
  [R_NAME_EN] = EMPLOYEE (V_TEXT, "name_en"),
  [R_MOBILE] = EMPLOYEE (V_MOBILE, "mobile"),
  [R_EMAIL] = EMPLOYEE (V_EMAIL, "email"),
  [R_DEPT] = NO_FIELD (V_DEPARTMENT),
  [R_MAIN_DEPT] = NO_FIELD (V_DEPARTMENT),
  [R_DEPT1] = NO_FIELD (V_DEPARTMENT),
  [R_DEPT2] = NO_FIELD (V_DEPARTMENT),
  [R_DEPT3] = NO_FIELD (V_DEPARTMENT),
  [R_DEPT4] = NO_FIELD (V_DEPARTMENT),
  [R_DEPT_TYPE] = NO_FIELD (V_DEPT_TYPE),
  [R_POSITION] = EMPLOYEE (V_TEXT, "position"),
  [R_LEVEL] = EMPLOYEE (V_TEXT, "level"),
  [R_MANAGER] = NO_FIELD (V_MANAGER),
  [R_IS_HEAD] = EMPLOYEE (V_HEAD, "is_head"),
  [R_IS_MANAGER] = EMPLOYEE (V_YES_NO, "is_manager"),
  [R_WORK_PLACE] = EMPLOYEE (V_TEXT, "work_place"),
  [R_EXT_TEL] = EMPLOYEE (V_CODE, "ext_tel"),
  [R_HIRE_DATE] = EMPLOYEE (V_DATE, "hire_date"),
  [R_EMP_TYPE] = EMPLOYEE (V_EMP_TYPE, "emp_type"),
  [R_EMP_STATUS] = EMPLOYEE (V_EMP_STATUS, "emp_status"),
  [R_PROBATION] = EMPLOYEE (V_MONTHS, "probation_months"),
  [R_REGULAR_PLAN] = EMPLOYEE (V_DATE, "regular_plan"),
  [R_REGULAR_DATE] = EMPLOYEE (V_DATE, "regular_date"),
  [R_LEAVE_DATE] = EMPLOYEE (V_DATE, "leave_date"),
  [R_LEAVE_REASON] = EMPLOYEE (V_TEXT, "leave_reason"),
  [R_EFFECTIVE] = NO_FIELD (V_EFFECTIVE),
  [R_ID_TYPE] = PRIVATE (V_TEXT, "id_type"),
  [R_ID_NO] = PRIVATE (V_ID, "id_no"),
  [R_ID_EXPIRY] = PRIVATE (V_EXPIRY, "id_expiry"),
  [R_BIRTH] = PRIVATE (V_DATE, "birth"),
  [R_SEX] = PRIVATE (V_SEX, "sex"),
  [R_ETHNICITY] = PRIVATE (V_TEXT, "ethnicity"),
  [R_POLITICS] = PRIVATE (V_TEXT, "politics"),
  [R_MARITAL] = PRIVATE (V_TEXT, "marital"),
  [R_HUKOU] = PRIVATE (V_TEXT, "hukou"),
  [R_ADDR_ID] = PRIVATE (V_TEXT, "addr_id"),
  [R_ADDR] = PRIVATE (V_TEXT, "addr"),
  [R_BANK_NO] = PRIVATE (V_BANK, "bank_no"),
  [R_BANK] = PRIVATE (V_TEXT, "bank"),
  [R_SI_NO] = PRIVATE (V_CODE, "si_no"),
  [R_HF_NO] = PRIVATE (V_CODE, "hf_no"),
  [R_EM_NAME] = PRIVATE (V_TEXT, "em_name"),
  [R_EM_REL] = PRIVATE (V_TEXT, "em_rel"),
  [R_EM_TEL] = PRIVATE (V_CODE, "em_tel"),
  [R_FIRST_WORK] = DETAIL (V_MONTH_DATE, "first_work"),
  [R_EDU] = DETAIL (V_EDUCATION, "edu"),
  [R_SCHOOL] = DETAIL (V_TEXT, "school"),
  [R_GRAD] = DETAIL (V_MONTH_DATE, "grad"),
  [R_MAJOR] = DETAIL (V_TEXT, "major"),
  [R_CTR_FIRST_START] = DETAIL (V_DATE, "ctr_first_start"),
  [R_CTR_FIRST_END] = DETAIL (V_DATE, "ctr_first_end"),
  [R_CTR_START] = DETAIL (V_DATE, "ctr_start"),
  [R_CTR_END] = DETAIL (V_DATE, "ctr_end"),
  [R_CTR_COMPANY] = DETAIL (V_TEXT, "ctr_company"),
  [R_CTR_TYPE] = DETAIL (V_CONTRACT, "ctr_type"),
  [R_CTR_TERM] = DETAIL (V_TEXT, "ctr_term"),
  [R_CTR_RENEW] = DETAIL (V_COUNT, "ctr_renew"),
  [R_MANAGER_NO] = NO_FIELD (V_MANAGER),
  [R_NOT_IMPORTED] = NO_FIELD (V_TEXT),
};

const HengRecordType *
heng_roster_record_type (HengRosterRecord record)
{
  switch (record)
    {
    case HENG_RECORD_EMPLOYEE:
      return &heng_employee_type;
    case HENG_RECORD_PRIVATE:
      return &heng_employee_private_type;
    case HENG_RECORD_DETAIL:
      return &heng_employee_detail_type;
    case HENG_RECORD_NONE:
    default:
      return NULL;
    }
}

const HengField *
heng_roster_field (HengRosterColumn column)
{
  static gsize ready;
  static const HengField *fields[R_N_COLUMNS];

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < R_N_COLUMNS; i++)
        if (heng_roster_specs[i].field != NULL)
          fields[i] = heng_record_field (heng_roster_record_type (heng_roster_specs[i].record), heng_roster_specs[i].field);
      g_once_init_leave (&ready, 1);
    }
  return fields[column];
}

guint64
heng_roster_record_columns (HengRosterRecord record)
{
  static gsize ready;
  static guint64 masks[HENG_RECORD_DETAIL + 1];

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < R_N_COLUMNS; i++)
        masks[heng_roster_specs[i].record] |= COLUMN_BIT (i);
      g_once_init_leave (&ready, 1);
    }
  return masks[record];
}
