using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Demo;

/// <summary>A clerk of the demonstration at work: the use cases are the real ones, acted by this account.</summary>
public sealed class DemoClerk(IServiceProvider services, Guid accountId, Guid insurerId) : ICurrentUser
{
    public Guid? AccountId => accountId;

    public AccountRole? Role => AccountRole.InsurerAdministrator;

    public Guid? InsurerId => insurerId;

    public string? ClientAddress => null;

    /// <exception cref="InvalidOperationException">The demonstration's own data was refused.</exception>
    public async Task DoAsync<THandler>(Func<THandler, Task<Result>> act)
    {
        var result = await act(ActivatorUtilities.CreateInstance<THandler>(services, this));
        if (result.Failed)
        {
            throw new InvalidOperationException(result.Errors[0].Message);
        }
    }

    /// <exception cref="InvalidOperationException">The demonstration's own data was refused.</exception>
    public async Task<TValue> DoAsync<THandler, TRequest, TValue>(TRequest request, CancellationToken cancellationToken)
        where THandler : IRequestHandler<TRequest, Result<TValue>>
        where TRequest : IRequest<Result<TValue>>
    {
        var handler = ActivatorUtilities.CreateInstance<THandler>(services, this);
        var result = await handler.Handle(request, cancellationToken);
        return result.Failed ? throw new InvalidOperationException(result.Errors[0].Message) : result.Value;
    }
}
