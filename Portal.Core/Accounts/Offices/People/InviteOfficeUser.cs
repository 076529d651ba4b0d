using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用者を招待する, by an administrator of the office. A second invitation to the same address takes the place of the first.</summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
/// <param name="Email">Where the mail goes.</param>
/// <param name="IsAdministrator">管理者 from the start; null when nothing was chosen.</param>
public sealed record InviteOfficeUser(Guid OfficeId, string? Email, bool? IsAdministrator) : IRequest<Result>;

public sealed class InviteOfficeUserValidator : AbstractValidator<InviteOfficeUser>
{
    public InviteOfficeUserValidator()
    {
        RuleFor(r => r.Email).AccountEmail();
        RuleFor(r => r.IsAdministrator).NotNull().WithMessage(OfficePeopleErrors.RoleMissing.Message);
    }
}

public sealed class InviteOfficeUserHandler(
    PortalDbContext db, ICurrentUser user, PortalUrls urls, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestHandler<InviteOfficeUser, Result>
{
    public async Task<Result> Handle(InviteOfficeUser request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldPeopleForAsync(user, request.OfficeId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        var (address, now) = (MailAddress.Parse(request.Email).Value, clock.GetUtcNow());
        var (ids, key) = (held.Value.Select(m => m.AccountId).ToList(), address.Normalised.ToUpperInvariant());
        if (await db.Users.AnyAsync(a => ids.Contains(a.Id) && a.NormalizedEmail == key, cancellationToken))
        {
            return OfficePeopleErrors.AlreadyThere;
        }

        var open = await db.OfficeInvitations
            .Where(i => i.OfficeId == user.OfficeId && i.ClosedAt == null && i.ExpiresAt > now).ToListAsync(cancellationToken);
        var replaced = open.Where(i => MailAddress.Normalise(i.Email) == address.Normalised).ToList();
        if (open.Count - replaced.Count >= OfficeInvitation.MostOpen)
        {
            return OfficePeopleErrors.TooManyInvitations;
        }

        await CloseAsync(replaced, now, cancellationToken);
        await InviteAsync(address.ForSending, request.IsAdministrator!.Value, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task CloseAsync(IReadOnlyList<OfficeInvitation> replaced, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var invitation in replaced)
        {
            invitation.Close(now);
        }

        await db.WithdrawMailsAsync(replaced.Select(i => i.Id), _ => true, cancellationToken);
    }

    private async Task InviteAsync(string email, bool isAdministrator, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        var office = await db.Offices.SingleAsync(o => o.Id == user.OfficeId, cancellationToken);
        var inviter = await db.Users.Where(a => a.Id == user.AccountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        var invitation = new OfficeInvitation
        {
            OfficeId = office.Id,
            Email = email,
            IsAdministrator = isAdministrator,
            TokenHash = token.Hash,
            InvitedById = user.AccountId!.Value,
            InvitedAt = now,
            ExpiresAt = now + OfficeInvitation.Lifetime,
        };
        db.Add(invitation);
        db.Add(OutgoingMail.ComposeSecret(
            email, new OfficeInvitationMail(office.Name, inviter, urls.To($"/account/join/{token.Text}"), invitation.ExpiresAt), now, protection,
            invitation.Id, invitation.ExpiresAt));
        db.Add(AuditEvent.By(user, now, "OfficeUserInvited", nameof(OfficeInvitation), invitation.Id, details: new
        {
            OfficeId = office.Id,
            Administrator = isAdministrator,
        }));
    }
}
