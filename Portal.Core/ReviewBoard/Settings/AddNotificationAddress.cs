using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>通知先を追加し、確認メールを送る.</summary>
public sealed record AddNotificationAddress(NoticeKind? Kind, string? Email) : IRequest<Result<Guid>>;

public sealed class AddNotificationAddressValidator : AbstractValidator<AddNotificationAddress>
{
    public AddNotificationAddressValidator()
    {
        RuleFor(r => r.Kind).Must(k => k is { } kind && Enum.IsDefined(kind))
            .WithMessage(NotificationAddressErrors.KindMissing.Message);
        RuleFor(r => r.Email).OneMailAddress();
    }
}

public sealed class AddNotificationAddressHandler(
    PortalDbContext db, AddressConfirmation confirmation, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddNotificationAddress, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddNotificationAddress request, CancellationToken cancellationToken)
    {
        var insurerId = user.InsurerId!.Value;
        var (kind, email) = (request.Kind!.Value, MailAddress.Parse(request.Email).Value);
        // Two tabs at once could both find a fifth place free: they take turns at the insurer's row.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM insurers WHERE id = {insurerId} FOR UPDATE", cancellationToken);
        var keys = await db.NotificationAddresses.Where(a => a.InsurerId == insurerId && a.Kind == kind)
            .Select(a => a.EmailKey).ToListAsync(cancellationToken);
        if (keys.Contains(email.Normalised))
        {
            return NotificationAddressErrors.AlreadyThere;
        }

        if (keys.Count >= NotificationAddress.MaxPerKind)
        {
            return NotificationAddressErrors.TooMany;
        }

        var address = new NotificationAddress
        {
            InsurerId = insurerId,
            Kind = kind,
            Email = email.Display,
            EmailKey = email.Normalised,
            AddedAt = clock.GetUtcNow(),
        };
        db.Add(address);
        await confirmation.AskAsync(address, cancellationToken);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "NotificationAddressAdded", nameof(NotificationAddress), address.Id, details: new
            {
                Kind = kind.ToString(),
            }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);

        return address.Id;
    }
}
