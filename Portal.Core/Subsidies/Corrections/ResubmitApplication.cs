using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// もう一度提出する: what was returned and mended. A second click, another tab, a colleague and a retry all end in the same
/// re-submission. The window does not matter any more: the application itself was in time.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="Round">第n回, as the page showed it.</param>
/// <param name="Answer">事務局へ伝えること.</param>
/// <param name="Agreed">誓約.</param>
/// <param name="Mark">確かめた内容のしるし (<see cref="ApplicationView.Mark"/>); null where nothing was shown.</param>
public sealed record ResubmitApplication(Guid Id, int Round, string? Answer, bool Agreed, string? Mark = null) : IRequest<Result>;

public sealed class ResubmitApplicationValidator : AbstractValidator<ResubmitApplication>
{
    public ResubmitApplicationValidator() =>
        RuleFor(r => r.Agreed).Equal(true).WithMessage(ApplicationErrors.NotAgreed.Message);
}

public sealed class ResubmitApplicationHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResubmitApplication, Result>
{
    public async Task<Result> Handle(ResubmitApplication request, CancellationToken cancellationToken)
    {
        var answer = JapaneseNfc.Normalise(request.Answer ?? "").ReplaceLineEndings("\n").Trim();
        if (answer.Length > ReturnForCorrection.WordsMaxLength || HiddenCharacters.AreInLines(answer))
        {
            return answer.Length > ReturnForCorrection.WordsMaxLength ? CorrectionErrors.AnswerTooLong : CorrectionErrors.AnswerHidden;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldApplicationAsync(user, request.Id, ProxyScope.Send, clock.GetUtcNow(), cancellationToken);
        var round = application is null ? null : await db.HoldReturnAsync(application.Id, request.Round, cancellationToken);
        if (application is null || round is null)
        {
            return application is null ? ApplicationErrors.NotFound : CorrectionErrors.NotOpen;
        }

        if (!round.IsOpen)
        {
            return round.Outcome != ReturnOutcome.Resubmitted ? CorrectionErrors.NotOpen
                // It came back meanwhile: what would be sent now is something else.
                : application.Status == ApplicationStatus.Returned ? CorrectionErrors.EarlierRound
                // The first of two clicks has sent it.
                : Result.Done;
        }

        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        var files = await db.EvidenceOfAsync(application.Id, cancellationToken);
        return request.Mark is { } mark && mark != ApplicationMark.Of(application.Form, files) ? ApplicationErrors.ChangedSinceShown
            : Read(application, round, programme.Rules, files) is not { } after ? ApplicationErrors.NotComplete
            : answer.Length == 0 && ApplicationChange.Between(application.Kind, round.Before, after).Count == 0 ? CorrectionErrors.NothingChanged
            : await SendAsync(
                application, round, programme, after with { Proxy = await db.SenderByProxyAsync(user, cancellationToken) }, answer, transaction.CommitAsync, cancellationToken);
    }

    private async Task<Result> SendAsync(
        SubsidyApplication application, ReturnForCorrection round, SubsidyProgramme programme, SentApplication after, string answer,
        Func<CancellationToken, Task> commitAsync, CancellationToken cancellationToken)
    {
        // What was taken for it stays taken. Where the budget has no room for more, the true costs are received all the same.
        var taken = application.AmountYen!.Value;
        var hasRoom = await db.TakeFromBudgetAsync(programme, after.Grant.GrantedYen - taken, cancellationToken);
        var now = clock.GetUtcNow();
        round.Resubmit(after, answer, user.AccountId!.Value, now);
        application.Resubmit(after, hasRoom ? after.Grant.GrantedYen : taken, programme.Rules.Reception, now);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new CorrectionReceivedMail(after, application.ReceiptNumber!, application.SubmittedAt!.Value, now, application.ReceivedAt!.Value),
                now, application.Id));
        }

        if (await ExaminerOf(application).SingleOrDefaultAsync(cancellationToken) is { } examiner)
        {
            db.Add(OutgoingMail.Compose(examiner, new CorrectionArrivedMail(application.ReceiptNumber!, programme.Name, round.Round), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "SubsidyApplicationResubmitted", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Round = round.Round,
            Yen = after.Grant.GrantedYen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await commitAsync(cancellationToken);
        return Result.Done;
    }

    private IQueryable<string> ExaminerOf(SubsidyApplication application) =>
        from e in db.Examinations
        join u in db.Examiners() on e.ExaminerId equals u.Id
        where e.ApplicationId == application.Id && u.Email != null
        select u.Email;

    private SentApplication? Read(
        SubsidyApplication application, ReturnForCorrection round, ProgrammeRules rules, IReadOnlyList<EvidenceFile> files)
    {
        var sections = new ApplicationSections(application.Form, new ApplicationReading(application.Kind, rules, banks, round), files);
        return MendedApplication.Of(round, rules, sections, files, clock.TodayInJapan());
    }
}
