using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Content;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Core.Subsidies;

namespace Portal.Core.Data;

/// <summary>Our unit of work: one save writes rows, audit event and outgoing mail together.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options)
    : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<AccountRecovery> AccountRecoveries => Set<AccountRecovery>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<ParkedForm> ParkedForms => Set<ParkedForm>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<OfficeMembership> OfficeMemberships => Set<OfficeMembership>();

    public DbSet<OfficeInvitation> OfficeInvitations => Set<OfficeInvitation>();

    public DbSet<Proxy> Proxies => Set<Proxy>();

    public DbSet<RegisterPlace> RegisterPlaces => Set<RegisterPlace>();

    public DbSet<ClaimsUser> ClaimsUsers => Set<ClaimsUser>();

    public DbSet<ClaimsRegisterImport> ClaimsRegisterImports => Set<ClaimsRegisterImport>();

    public DbSet<ClaimsRegisterRow> ClaimsRegisterRows => Set<ClaimsRegisterRow>();

    public DbSet<ClaimsRegisterChange> ClaimsRegisterChanges => Set<ClaimsRegisterChange>();

    public DbSet<ClaimsRegisterProblem> ClaimsRegisterProblems => Set<ClaimsRegisterProblem>();

    public DbSet<OfficeRegistration> OfficeRegistrations => Set<OfficeRegistration>();

    public DbSet<AttemptCounter> AttemptCounters => Set<AttemptCounter>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<MailCircuit> MailCircuits => Set<MailCircuit>();

    public DbSet<MailDomainPace> MailDomainPaces => Set<MailDomainPace>();

    public DbSet<DevelopmentMail> DevelopmentMails => Set<DevelopmentMail>();

    public DbSet<Insurer> Insurers => Set<Insurer>();

    public DbSet<SystemVendor> SystemVendors => Set<SystemVendor>();

    public DbSet<VendorMonth> VendorMonths => Set<VendorMonth>();

    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<MunicipalityChange> MunicipalityChanges => Set<MunicipalityChange>();

    public DbSet<MasterImport> MasterImports => Set<MasterImport>();

    public DbSet<PublicStatusVersion> PublicStatusVersions => Set<PublicStatusVersion>();

    public DbSet<ServiceStart> ServiceStarts => Set<ServiceStart>();

    public DbSet<OpinionStart> OpinionStarts => Set<OpinionStart>();

    public DbSet<ResidentDesk> ResidentDesks => Set<ResidentDesk>();

    public DbSet<SubscriptionRequest> SubscriptionRequests => Set<SubscriptionRequest>();

    public DbSet<StatusSubscription> StatusSubscriptions => Set<StatusSubscription>();

    public DbSet<VersionAnnouncement> VersionAnnouncements => Set<VersionAnnouncement>();

    public DbSet<ReadinessSurvey> ReadinessSurveys => Set<ReadinessSurvey>();

    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();

    public DbSet<SurveySheet> SurveySheets => Set<SurveySheet>();

    public DbSet<SurveyReceipt> SurveyReceipts => Set<SurveyReceipt>();

    public DbSet<SurveyReminder> SurveyReminders => Set<SurveyReminder>();

    public DbSet<SurveyReopening> SurveyReopenings => Set<SurveyReopening>();

    public DbSet<Reconfirmation> Reconfirmations => Set<Reconfirmation>();

    public DbSet<ReconfirmationStep> ReconfirmationSteps => Set<ReconfirmationStep>();

    public DbSet<InsurerSchedule> InsurerSchedules => Set<InsurerSchedule>();

    public DbSet<TaskReport> TaskReports => Set<TaskReport>();

    public DbSet<TaskFile> TaskFiles => Set<TaskFile>();

    public DbSet<ContactPerson> ContactPersons => Set<ContactPerson>();

    public DbSet<AuthenticationKey> AuthenticationKeys => Set<AuthenticationKey>();

    public DbSet<InsurerNotice> InsurerNotices => Set<InsurerNotice>();

    public DbSet<AccountRun> AccountRuns => Set<AccountRun>();

    public DbSet<AccountRunRow> AccountRunRows => Set<AccountRunRow>();
    public DbSet<ScheduleTermsSetting> ScheduleTermsSettings => Set<ScheduleTermsSetting>();

    public DbSet<ScheduleVersion> ScheduleVersions => Set<ScheduleVersion>();

    public DbSet<ScheduleVersionLine> ScheduleVersionLines => Set<ScheduleVersionLine>();

    public DbSet<ScheduleReminder> ScheduleReminders => Set<ScheduleReminder>();

    public DbSet<ScheduleWave> ScheduleWaves => Set<ScheduleWave>();

    public DbSet<ScheduleEvent> ScheduleEvents => Set<ScheduleEvent>();

    public DbSet<Reviewer> Reviewers => Set<Reviewer>();

    public DbSet<ReviewerImport> ReviewerImports => Set<ReviewerImport>();

    public DbSet<Panel> Panels => Set<Panel>();

    public DbSet<ReviewBoardSettings> ReviewBoardSettings => Set<ReviewBoardSettings>();

    public DbSet<NotificationAddress> NotificationAddresses => Set<NotificationAddress>();

    public DbSet<ReviewSession> ReviewSessions => Set<ReviewSession>();

    public DbSet<ReviewCase> ReviewCases => Set<ReviewCase>();

    public DbSet<ReviewDocument> ReviewDocuments => Set<ReviewDocument>();

    public DbSet<ReviewPacket> ReviewPackets => Set<ReviewPacket>();

    public DbSet<SessionReviewer> SessionReviewers => Set<SessionReviewer>();

    public DbSet<ReviewLink> ReviewLinks => Set<ReviewLink>();

    public DbSet<ReviewVisit> ReviewVisits => Set<ReviewVisit>();

    public DbSet<ViewingRecord> ViewingRecords => Set<ViewingRecord>();

    public DbSet<ReadCase> ReadCases => Set<ReadCase>();

    public DbSet<SessionNotice> SessionNotices => Set<SessionNotice>();

    public DbSet<SessionReceipt> SessionReceipts => Set<SessionReceipt>();

    public DbSet<Banner> Banners => Set<Banner>();

    public DbSet<NoticeReading> NoticeReadings => Set<NoticeReading>();

    public DbSet<SubsidyApplication> SubsidyApplications => Set<SubsidyApplication>();

    public DbSet<PurgedApplication> PurgedApplications => Set<PurgedApplication>();

    public DbSet<PurgedLetter> PurgedLetters => Set<PurgedLetter>();

    public DbSet<RetentionOrder> RetentionOrders => Set<RetentionOrder>();

    public DbSet<UsualBankAccount> UsualBankAccounts => Set<UsualBankAccount>();

    public DbSet<Examination> Examinations => Set<Examination>();

    public DbSet<ExaminationNote> ExaminationNotes => Set<ExaminationNote>();

    public DbSet<ReturnForCorrection> ReturnsForCorrection => Set<ReturnForCorrection>();

    public DbSet<SubsidyDecision> SubsidyDecisions => Set<SubsidyDecision>();

    public DbSet<DecisionBatch> DecisionBatches => Set<DecisionBatch>();

    public DbSet<ScheduledDecision> ScheduledDecisions => Set<ScheduledDecision>();

    public DbSet<DecisionNumber> DecisionNumbers => Set<DecisionNumber>();

    public DbSet<DecisionLetter> DecisionLetters => Set<DecisionLetter>();

    public DbSet<LaterDecision> LaterDecisions => Set<LaterDecision>();

    public DbSet<Revocation> Revocations => Set<Revocation>();

    public DbSet<LaterLetter> LaterLetters => Set<LaterLetter>();

    public DbSet<LetterRun> LetterRuns => Set<LetterRun>();

    public DbSet<ChangeRequest> ChangeRequests => Set<ChangeRequest>();

    public DbSet<PaymentBatch> PaymentBatches => Set<PaymentBatch>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<ReleasedFile> ReleasedFiles => Set<ReleasedFile>();

    public DbSet<PaymentResultFile> PaymentResultFiles => Set<PaymentResultFile>();

    public DbSet<AccountCorrection> AccountCorrections => Set<AccountCorrection>();

    public DbSet<SubsidyBudget> SubsidyBudgets => Set<SubsidyBudget>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<SubsidyProgramme> SubsidyProgrammes => Set<SubsidyProgramme>();

    public DbSet<TaxReportDuty> TaxReportDuties => Set<TaxReportDuty>();

    public DbSet<TaxReport> TaxReports => Set<TaxReport>();

    public DbSet<Repayment> Repayments => Set<Repayment>();

    public DbSet<RepaymentReceipt> RepaymentReceipts => Set<RepaymentReceipt>();

    public DbSet<ReceptionExtension> ReceptionExtensions => Set<ReceptionExtension>();

    public DbSet<DiscardedFile> DiscardedFiles => Set<DiscardedFile>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        builder.Entity<Account>().ToTable("Accounts");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("AccountPasskeys");
        builder.UseTextSearch();
        builder.UseSnakeCaseNames();
    }
}
