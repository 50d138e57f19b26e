/**
 * Makes the questionnaire as a Google Form in your own Google account.
 *
 *   1. Open https://script.google.com and choose "New project".
 *   2. Delete what is in the editor, paste this whole file, and save.
 *   3. Choose "Run". Google asks once whether the script may manage your forms: it is this script, in your account.
 *   4. The log at the bottom shows two links: one to look at the form and change it, one to send out.
 *
 * The form asks for no e-mail address. Check under "Settings > Responses" that nobody has to sign in,
 * and under "Send" or "Publish" that everybody with the link may answer.
 * When the answers are in: "Responses > Link to Sheets" or the three dots > "Download responses (.csv)";
 * put that file into responses/.
 */

const FORM = {{ data }};

function makeForm() {
  const form = FormApp.create(FORM.title);
  form.setTitle(FORM.title);
  form.setDescription(FORM.description);
  form.setConfirmationMessage(FORM.thanks);
  form.setCollectEmail(false);
  form.setLimitOneResponsePerUser(false);
  form.setAllowResponseEdits(false);
  form.setShowLinkToRespondAgain(false);
  form.setPublishingSummary(false);
  form.setShuffleQuestions(false);
  form.setProgressBar(true);
  // Only accounts of an organisation know this setting; in all others nobody has to sign in anyway.
  try { form.setRequireLogin(false); } catch (error) { Logger.log("Sign-in could not be set: " + error); }

  FORM.sections.forEach(function (section, number) {
    if (number === 0) {
      form.addSectionHeaderItem().setTitle(section.title);
    } else {
      form.addPageBreakItem().setTitle(section.title);
    }
    section.questions.forEach(function (question) { addQuestion(form, question); });
  });

  // A form that is not published yet takes no answers; older accounts do not know the difference.
  if (typeof form.setPublished === "function") { form.setPublished(true); }
  Logger.log("To look at and change: " + form.getEditUrl());
  Logger.log("To send out: " + form.getPublishedUrl());
}

function addQuestion(form, question) {
  const item = ITEMS[question.kind](form, question);
  item.setTitle(question.title).setRequired(question.required === true);
  if (question.help) { item.setHelpText(question.help); }
}

const ITEMS = {
  choice: function (form, question) {
    const many = question.options.length > 8;
    return (many ? form.addListItem() : form.addMultipleChoiceItem()).setChoiceValues(question.options);
  },
  choices: function (form, question) {
    const item = form.addCheckboxItem().setChoiceValues(question.options);
    if (question.most) {
      item.setValidation(
        FormApp.createCheckboxValidation().setHelpText(question.help).requireSelectAtMost(question.most).build());
    }
    return item;
  },
  text: function (form) { return form.addParagraphTextItem(); },
  lines: function (form) { return form.addParagraphTextItem(); },
  measure: function (form) { return form.addTextItem(); },
  percent: function (form, question) {
    return form.addTextItem().setValidation(
      FormApp.createTextValidation().setHelpText(question.help).requireNumberBetween(0, 100).build());
  },
  scale: function (form) {
    return form.addScaleItem().setBounds(1, 5).setLabels(FORM.scale.low, FORM.scale.high);
  },
};
