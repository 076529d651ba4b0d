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
/// 申請する: decided by the server's clock, in the order in which complete papers arrive (交付要綱15条). A second click, another tab, a
/// colleague and a retry all get the same 受付番号.
/// </summary>
/// <param name="Id">The draft.</param>
/// <param name="Agreed">誓約.</param>
/// <param name="Mark">確かめた内容のしるし (<see cref="ApplicationView.Mark"/>); null where nothing was shown.</param>
public sealed record SubmitApplication(Guid Id, bool Agreed, string? Mark = null) : IRequest<Result>;

public sealed class SubmitApplicationValidator : AbstractValidator<SubmitApplication>
{
    public SubmitApplicationValidator() =>
        RuleFor(r => r.Agreed).Equal(true).WithMessage(ApplicationErrors.NotAgreed.Message);
}

public sealed class SubmitApplicationHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SubmitApplication, Result>
{
    public async Task<Result> Handle(SubmitApplication request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldApplicationAsync(user, request.Id, ProxyScope.Send, clock.GetUtcNow(), cancellationToken);
        if (application is null or { Status: ApplicationStatus.Withdrawn or ApplicationStatus.Denied })
        {
            return application is null ? ApplicationErrors.NotFound : ApplicationErrors.NotDraft;
        }

        // The first of two clicks has sent it.
        if (application.Status != ApplicationStatus.Draft)
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        var programme = await db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);
        if (!await db.ReceivesAsync(programme.Kind, programme.FiscalYear, now, cancellationToken))
        {
            return ApplicationErrors.Closed;
        }

        if (await db.HadItsTurnAsync(application.OfficeId, application.Kind, application.OnceYear, cancellationToken))
        {
            return ApplicationErrors.AlreadyApplied;
        }

        var files = await db.EvidenceOfAsync(application.Id, cancellationToken);
        if (request.Mark is { } mark && mark != ApplicationMark.Of(application.Form, files))
        {
            return ApplicationErrors.ChangedSinceShown;
        }

        if (await ReadAsync(application, programme, files, cancellationToken) is not { } complete)
        {
            return ApplicationErrors.NotComplete;
        }

        var sent = complete with { Proxy = await db.SenderByProxyAsync(user, cancellationToken) };

        if (!await db.TakeFromBudgetAsync(programme, sent.Grant.GrantedYen, cancellationToken))
        {
            return ApplicationErrors.BudgetIsGone;
        }

        var number = await db.TakeReceiptNumberAsync(() => ReceiptNumber.New(clock.TodayInJapan()), cancellationToken);
        application.Submit(number, sent, user.AccountId!.Value, now);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new ApplicationReceivedMail(sent, number, now), now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "SubsidyApplicationSubmitted", nameof(SubsidyApplication), application.Id, details: new
        {
            ReceiptNumber = number,
            Yen = sent.Grant.GrantedYen,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(SubsidyApplication.Once))
        {
            return ApplicationErrors.AlreadyApplied;
        }
    }

    private async Task<SentApplication?> ReadAsync(
        SubsidyApplication application, SubsidyProgramme programme, IReadOnlyList<EvidenceFile> files, CancellationToken cancellationToken)
    {
        var rules = programme.Rules;
        var sections = new ApplicationSections(application.Form, new ApplicationReading(application.Kind, rules, banks), files);
        if (sections.Open.Count > 0)
        {
            return null;
        }

        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == application.OfficeId, cancellationToken);
        return SentApplication.Of(programme.Name, rules, office.Kind, office.Number, sections, files, clock.TodayInJapan());
    }
}
