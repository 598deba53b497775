/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and codes of the roster's enumerations (domain.md §9.1). */
#include "heng-roster-import.h"

#include <string.h>

typedef struct
{
  const char *word;
  int value;
} Word;

static gboolean
find (const Word *words, guint n, const char *text, int *value)
{
  for (guint i = 0; i < n; i++)
    if ((*words[i].word | 0x20) == (*text | 0x20) && g_ascii_strcasecmp (words[i].word, text) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

gboolean
heng_roster_emp_type (const char *text, int *value)
{
  static const Word words[] = {
    { "全职", HENG_EMP_TYPE_FULL_TIME }, { "Full-time", HENG_EMP_TYPE_FULL_TIME }, { "Full time", HENG_EMP_TYPE_FULL_TIME },
    { "正式工", HENG_EMP_TYPE_FULL_TIME }, { "1", HENG_EMP_TYPE_FULL_TIME }, { "FULL_TIME", HENG_EMP_TYPE_FULL_TIME },
    { "兼职", HENG_EMP_TYPE_PART_TIME }, { "Part-time", HENG_EMP_TYPE_PART_TIME }, { "Part time", HENG_EMP_TYPE_PART_TIME },
    { "2", HENG_EMP_TYPE_PART_TIME }, { "PART_TIME", HENG_EMP_TYPE_PART_TIME },
    { "实习", HENG_EMP_TYPE_INTERN }, { "实习生", HENG_EMP_TYPE_INTERN }, { "Intern", HENG_EMP_TYPE_INTERN }, { "3", HENG_EMP_TYPE_INTERN },
    { "劳务派遣", HENG_EMP_TYPE_DISPATCH }, { "派遣", HENG_EMP_TYPE_DISPATCH }, { "Dispatch", HENG_EMP_TYPE_DISPATCH },
    { "Agency", HENG_EMP_TYPE_DISPATCH }, { "Agency worker", HENG_EMP_TYPE_DISPATCH }, { "4", HENG_EMP_TYPE_DISPATCH },
    { "退休返聘", HENG_EMP_TYPE_REHIRED }, { "返聘", HENG_EMP_TYPE_REHIRED }, { "Rehired", HENG_EMP_TYPE_REHIRED },
    { "Rehired after retirement", HENG_EMP_TYPE_REHIRED }, { "5", HENG_EMP_TYPE_REHIRED },
    { "劳务外包", HENG_EMP_TYPE_OUTSOURCED }, { "外包", HENG_EMP_TYPE_OUTSOURCED }, { "Outsourced", HENG_EMP_TYPE_OUTSOURCED },
    { "6", HENG_EMP_TYPE_OUTSOURCED },
    { "无类型", HENG_EMP_TYPE_NONE }, { "No type", HENG_EMP_TYPE_NONE }, { "0", HENG_EMP_TYPE_NONE },
  };

  return find (words, G_N_ELEMENTS (words), text, value);
}

gboolean
heng_roster_emp_status (const char *text, int *value, gboolean *working)
{
  static const Word words[] = {
    { "正式", HENG_EMP_STATUS_REGULAR }, { "正式员工", HENG_EMP_STATUS_REGULAR }, { "已转正", HENG_EMP_STATUS_REGULAR },
    { "Regular", HENG_EMP_STATUS_REGULAR }, { "Confirmed", HENG_EMP_STATUS_REGULAR }, { "3", HENG_EMP_STATUS_REGULAR },
    { "试用期", HENG_EMP_STATUS_PROBATION }, { "试用", HENG_EMP_STATUS_PROBATION }, { "Probation", HENG_EMP_STATUS_PROBATION },
    { "On probation", HENG_EMP_STATUS_PROBATION }, { "2", HENG_EMP_STATUS_PROBATION },
    { "待入职", HENG_EMP_STATUS_PENDING }, { "Pending", HENG_EMP_STATUS_PENDING }, { "Not yet joined", HENG_EMP_STATUS_PENDING },
    { "待离职", HENG_EMP_STATUS_LEAVING }, { "Leaving", HENG_EMP_STATUS_LEAVING }, { "5", HENG_EMP_STATUS_LEAVING },
    { "离职", HENG_EMP_STATUS_LEFT }, { "已离职", HENG_EMP_STATUS_LEFT }, { "Left", HENG_EMP_STATUS_LEFT },
    { "Former employee", HENG_EMP_STATUS_LEFT }, { "Terminated", HENG_EMP_STATUS_LEFT },
    { "无状态", HENG_EMP_STATUS_NONE }, { "-1", HENG_EMP_STATUS_NONE },
  };
  static const Word working_words[] = { { "在职", 1 }, { "在岗", 1 }, { "Active", 1 }, { "Employed", 1 } };
  int ignored;

  *working = find (working_words, G_N_ELEMENTS (working_words), text, &ignored);
  return *working || find (words, G_N_ELEMENTS (words), text, value);
}

gboolean
heng_roster_sex (const char *text, int *value)
{
  static const Word words[] = {
    { "男", HENG_SEX_MALE }, { "女", HENG_SEX_FEMALE }, { "男性", HENG_SEX_MALE }, { "女性", HENG_SEX_FEMALE }, { "M", HENG_SEX_MALE },
    { "F", HENG_SEX_FEMALE }, { "Male", HENG_SEX_MALE }, { "Female", HENG_SEX_FEMALE }, { "1", HENG_SEX_MALE }, { "2", HENG_SEX_FEMALE },
  };

  return find (words, G_N_ELEMENTS (words), text, value);
}

gboolean
heng_roster_dept_type (const char *text, int *value)
{
  static const Word words[] = {
    { "研发", HENG_DEPT_RD }, { "RD", HENG_DEPT_RD }, { "R&D", HENG_DEPT_RD }, { "技术", HENG_DEPT_RD }, { "市场", HENG_DEPT_MK },
    { "MK", HENG_DEPT_MK }, { "Marketing", HENG_DEPT_MK }, { "销售", HENG_DEPT_MK }, { "财务", HENG_DEPT_FI }, { "FI", HENG_DEPT_FI },
    { "Finance", HENG_DEPT_FI }, { "人事", HENG_DEPT_HR }, { "人力", HENG_DEPT_HR }, { "人力资源", HENG_DEPT_HR }, { "HR", HENG_DEPT_HR },
    { "Human resources", HENG_DEPT_HR }, { "行政", HENG_DEPT_AD }, { "AD", HENG_DEPT_AD }, { "Administration", HENG_DEPT_AD },
    { "其他", HENG_DEPT_OTHER }, { "其它", HENG_DEPT_OTHER }, { "Other", HENG_DEPT_OTHER },
  };

  return find (words, G_N_ELEMENTS (words), text, value);
}

/* Latin words have to stand alone: "HR" is in "Threading". */
static gboolean
contains_word (const char *name, const char *word)
{
  gsize n = strlen (word);
  gboolean ascii = g_ascii_isalpha (*word);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, word, n) == 0
        && (!ascii || ((p == name || !g_ascii_isalpha (p[-1])) && !g_ascii_isalpha (p[n]))))
      return TRUE;
  return FALSE;
}

HengDeptType
heng_roster_guess_dept_type (const char *name)
{
  static const Word words[] = {
    { "人力", HENG_DEPT_HR }, { "人事", HENG_DEPT_HR }, { "HR", HENG_DEPT_HR }, { "Human Resources", HENG_DEPT_HR }, { "People", HENG_DEPT_HR },
    { "财务", HENG_DEPT_FI }, { "Finance", HENG_DEPT_FI }, { "Accounting", HENG_DEPT_FI },
    { "市场", HENG_DEPT_MK }, { "销售", HENG_DEPT_MK }, { "营销", HENG_DEPT_MK }, { "Marketing", HENG_DEPT_MK }, { "Sales", HENG_DEPT_MK },
    { "行政", HENG_DEPT_AD }, { "总务", HENG_DEPT_AD }, { "Administration", HENG_DEPT_AD }, { "Admin", HENG_DEPT_AD },
    { "研发", HENG_DEPT_RD }, { "技术", HENG_DEPT_RD }, { "产品", HENG_DEPT_RD }, { "R&D", HENG_DEPT_RD }, { "RD", HENG_DEPT_RD },
    { "Engineering", HENG_DEPT_RD }, { "Research", HENG_DEPT_RD }, { "Technology", HENG_DEPT_RD }, { "Product", HENG_DEPT_RD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (contains_word (name, words[i].word))
      return (HengDeptType) words[i].value;
  return HENG_DEPT_OTHER;
}

typedef struct
{
  const char *word, *usual;
} Usual;

static const char *
find_usual (const Usual *words, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (words[i].word, text) == 0)
      return words[i].usual;
  return NULL;
}

const char *const heng_roster_education_words[] = { "小学", "初中", "高中", "中专", "大专", "本科", "硕士", "博士", "其他", NULL };
const char *const heng_roster_contract_words[]
  = { "固定期限", "无固定期限", "以完成一定工作任务为期限", "实习协议", "劳务协议", NULL };

const char *
heng_roster_education (const char *text)
{
  static const Usual words[] = {
    { "小学", "小学" }, { "初中", "初中" }, { "高中", "高中" }, { "中专", "中专" }, { "中技", "中专" }, { "大专", "大专" }, { "专科", "大专" },
    { "大学专科", "大专" }, { "本科", "本科" }, { "大学本科", "本科" }, { "学士", "本科" }, { "硕士", "硕士" }, { "研究生", "硕士" },
    { "硕士研究生", "硕士" }, { "博士", "博士" }, { "博士研究生", "博士" }, { "其他", "其他" }, { "其它", "其他" },
    { "Primary school", "Primary school" }, { "Middle school", "Middle school" }, { "High school", "High school" },
    { "Vocational", "Vocational" }, { "Associate", "Associate" }, { "College", "Associate" }, { "Bachelor", "Bachelor" }, { "Master", "Master" },
    { "Doctor", "Doctor" }, { "PhD", "Doctor" }, { "Other", "Other" },
  };

  return find_usual (words, G_N_ELEMENTS (words), text);
}

const char *
heng_roster_contract (const char *text)
{
  static const Usual words[] = {
    { "固定期限", "固定期限" }, { "固定期限劳动合同", "固定期限" }, { "有固定期限", "固定期限" }, { "Fixed term", "Fixed term" },
    { "Fixed-term", "Fixed term" }, { "无固定期限", "无固定期限" }, { "无固定期限劳动合同", "无固定期限" }, { "Open-ended", "Open-ended" },
    { "Permanent", "Open-ended" }, { "以完成一定工作任务为期限", "以完成一定工作任务为期限" }, { "以完成一定工作任务为期限劳动合同", "以完成一定工作任务为期限" },
    { "Task-based", "Task-based" }, { "实习协议", "实习协议" }, { "Internship", "Internship" }, { "Internship agreement", "Internship" },
    { "劳务协议", "劳务协议" }, { "劳务合同", "劳务协议" }, { "Service agreement", "Service agreement" },
  };

  return find_usual (words, G_N_ELEMENTS (words), text);
}
